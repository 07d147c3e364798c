import { assistantItem, userItem, widgetItem } from '../../test/support/items.js';
import { type Conversation, emptyConversation, entriesOf, log } from './conversation.js';
import { openThread, prependOlder, reconcile } from './history.js';
import { receive } from './reduce.js';
import {
  beginStream,
  endStream,
  interruptStream,
  stopStream,
  truncateAfter,
  withdrawMessage,
} from './stream-lifecycle.js';

// What a careful server never sends, and what comes when no stream is open.

type Wire = Record<string, unknown>;
const thread = {
  id: 't',
  title: null,
  status: { type: 'active' as const },
  allowedImageDomains: null,
  createdAt: 'then',
};
const begin = (): Conversation => beginStream(emptyConversation(thread), { id: 's', kind: 'retry', startedAt: 0 });
const fold = (events: readonly unknown[], from = begin()): Conversation => events.reduce<Conversation>(receive, from);
const item = (type: string, more: Wire): Wire => ({ id: type, type, thread_id: 't', created_at: '', ...more });
const added = (of: Wire): Wire => ({ type: 'thread.item.added', item: of });
const done = (of: Wire): Wire => ({ type: 'thread.item.done', item: of });
const update = (item_id: string, change: Wire): Wire => ({ type: 'thread.item.updated', item_id, update: change });
const message = (text: string): Wire => assistantItem('m', 't', text);
const logs = ({ outcomes }: Conversation): string[] =>
  outcomes.flatMap((outcome) => (outcome.type === 'log' ? outcome.name : []));

describe('without an open stream', () => {
  const quiet = emptyConversation(thread);

  it.each([
    ['options', { type: 'stream_options', stream_options: {} }],
    ['progress', { type: 'progress_update', text: 'x' }],
  ])('%s mean nothing', (_name, event) => expect(receive(quiet, event)).toEqual(quiet));

  it('an effect, a notice, an error and an item still count', () => {
    const conversation = fold(
      [
        { type: 'client_effect' },
        { type: 'notice', level: 'danger', message: 'x', title: 'y' },
        { type: 'error' },
        done(message('Whole')),
        added(message('Again')),
      ],
      quiet,
    );
    expect(conversation.outcomes).toMatchObject([
      { type: 'effect', name: '', data: {} },
      { type: 'server-error', code: 'custom', message: null },
      { type: 'log' },
    ]);
    expect(conversation.notices).toMatchObject([{ level: 'danger', message: 'x', title: 'y' }]);
    expect(entriesOf(conversation).map(({ phase }) => phase)).toEqual(['done', 'streaming']);
  });

  it('an update of an unknown item is not kept', () => {
    expect(logs(receive(quiet, update('x', { type: 'workflow.task.added', task_index: 0 })))).toEqual([
      'update.unknown_item',
    ]);
  });

  it('nothing can end, be cut off, be stopped or be taken back', () => {
    expect(endStream(quiet)).toBe(quiet);
    expect(stopStream(quiet)).toBe(quiet);
    expect(withdrawMessage(quiet)).toBe(quiet);
    expect(interruptStream(quiet)).toMatchObject({ stream: null, failure: { kind: 'interrupted' } });
  });
});

describe('items that are known', () => {
  it('of other types than messages are opened again where they are', () => {
    const finished = { ...fold([done(widgetItem('w', 't', { type: 'Card' }))]), stream: null };
    const again = beginStream(finished, { id: 's2', kind: 'action', startedAt: 0 });
    const conversation = fold([added(widgetItem('w', 't', { type: 'Basic' }))], again);
    expect(entriesOf(conversation)).toMatchObject([{ phase: 'streaming', item: { widget: { type: 'Basic' } } }]);
  });

  it('stay open when they are replaced while they are written', () => {
    const conversation = fold([added(message('Ha')), { type: 'thread.item.replaced', item: message('Half') }]);
    expect(entriesOf(conversation)).toMatchObject([{ phase: 'streaming', item: { content: [{ text: 'Half' }] } }]);
  });

  it('are found although another user message of the same stream comes', () => {
    const sending = beginStream(emptyConversation(thread), {
      id: 's',
      kind: 'message',
      startedAt: 0,
      message: userItem('pending', 't', 'Hi') as never,
    });
    const conversation = fold([done(userItem('u1', 't', 'Hi')), done(userItem('u2', 't', 'Other'))], sending);
    expect(entriesOf(conversation).map(({ serverId }) => serverId)).toEqual(['u1', 'u2']);
  });

  it('lose what waited for them when they are removed or replaced', () => {
    const waiting = update('m', { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'x' });
    expect(fold([waiting, { type: 'thread.item.removed', item_id: 'm' }]).stream?.queue).toEqual({});
    expect(fold([waiting, { type: 'thread.item.replaced', item: message('New') }]).stream?.queue).toEqual({});
  });
});

describe('updates that say too little or too much', () => {
  it.each([
    ['a part without content', { type: 'assistant_message.content_part.added', content_index: 0 }],
    ['a finished part without content', { type: 'assistant_message.content_part.done', content_index: 0 }],
    [
      'an annotation without a source',
      {
        type: 'assistant_message.content_part.annotation_added',
        content_index: 0,
        annotation_index: 0,
        annotation: {},
      },
    ],
    ['a delta of nothing', { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: '' }],
    ['a part far out', { type: 'assistant_message.content_part.text_delta', content_index: 1_000_000_000, delta: 'x' }],
  ])('%s changes nothing', (_name, change) => {
    const before = fold([added(message('Text'))]);
    expect(receive(before, update('m', change)).entries).toEqual(before.entries);
  });

  it('a part that is padded without text is there', () => {
    const conversation = fold([
      added(message('A')),
      update('m', { type: 'assistant_message.content_part.text_delta', content_index: 1, delta: '' }),
    ]);
    expect(entriesOf(conversation)).toMatchObject([{ item: { content: [{ text: 'A' }, { text: '' }] } }]);
  });

  it('a finished part with annotations brings its own', () => {
    const source = { type: 'url', url: '/a', title: 'a' };
    const finished = {
      type: 'output_text',
      text: 'A',
      annotations: [{ type: 'annotation', source }, { type: 'annotation' }],
    };
    const conversation = fold([
      added(message('')),
      update('m', { type: 'assistant_message.content_part.done', content_index: 0, content: finished }),
    ]);
    expect(entriesOf(conversation)).toMatchObject([{ item: { content: [{ annotations: [{ source }] }] } }]);
  });

  it.each([
    [
      'a task that is missing',
      item('workflow', { workflow: { type: 'custom', tasks: [] } }),
      { type: 'workflow.task.added', task_index: 0 },
    ],
    ['a root that is missing', widgetItem('widget', 't', { type: 'Card' }), { type: 'widget.root.updated' }],
    [
      'a component that is missing',
      widgetItem('widget', 't', { type: 'Card', id: 'a' }),
      { type: 'widget.component.updated', component_id: 'a' },
    ],
    [
      'a component nobody has',
      widgetItem('widget', 't', { type: 'Card', children: [{ type: 'Text' }] }),
      { type: 'widget.component.updated', component_id: 'z', component: { type: 'Text' } },
    ],
  ])('%s changes nothing', (_name, of, change) => {
    const before = fold([added(of)]);
    expect(receive(before, update(String(of['id']), change)).entries).toBe(before.entries);
  });

  it.each([
    [
      'content for a workflow',
      item('workflow', { workflow: {} }),
      { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'x' },
    ],
    ['content without a place', message('A'), { type: 'assistant_message.content_part.text_delta', delta: 'x' }],
    ['a task without a place', item('workflow', { workflow: {} }), { type: 'workflow.task.added', task: {} }],
    ['a widget change of a message', message('A'), { type: 'widget.root.updated', widget: {} }],
    ['an image for a task', item('task', { task: {} }), { type: 'generated_image.updated', progress: 1 }],
  ])('%s is dropped and logged', (_name, of, change) => {
    const before = fold([added(of)]);
    const conversation = receive(before, update(String(of['id']), change));
    expect(conversation.entries).toBe(before.entries);
    expect(logs(conversation)).toEqual(['update.ignored']);
  });

  it('progress without an image keeps the image, and a number that is missing is none', () => {
    const image = { id: 'i', url: '/a.png' };
    const conversation = fold([
      added(item('generated_image', { image })),
      update('generated_image', { type: 'generated_image.updated', progress: 0.4 }),
      update('generated_image', { type: 'generated_image.updated' }),
    ]);
    expect(entriesOf(conversation)).toMatchObject([{ imageProgress: 0.4, item: { image } }]);
  });

  it('streamed text of a component that has none begins empty', () => {
    const conversation = fold([
      done(widgetItem('w', 't', { type: 'Text', id: 'a', value: 7 })),
      update('w', { type: 'widget.streaming_text.value_delta', component_id: 'a', delta: 'x' }),
    ]);
    expect(entriesOf(conversation)).toMatchObject([{ item: { widget: { value: 'x', streaming: true } } }]);
  });

  it('what does not fit an item is dropped also when it has waited for it', () => {
    const conversation = fold([
      update('m', { type: 'workflow.task.added', task_index: 0, task: {} }),
      added(message('A')),
    ]);
    expect(entriesOf(conversation)).toMatchObject([{ item: { content: [{ text: 'A' }] } }]);
  });

  it('a widget nested beyond all reason breaks neither this event nor the next', () => {
    let deep: Wire = { type: 'Text', id: 'end' };
    for (let depth = 0; depth < 20_000; depth += 1) deep = { type: 'Box', children: [deep] };
    const conversation = fold([
      done(widgetItem('w', 't', deep)),
      update('w', { type: 'widget.component.updated', component_id: 'end', component: {} }),
      done(message('After')),
    ]);
    expect(logs(conversation)).toEqual(['event.failed']);
    expect(entriesOf(conversation).at(-1)).toMatchObject({ serverId: 'm' });
  });
});

describe('items with members that are missing', () => {
  it.each([
    ['user_message', { content: [], attachments: [], inference_options: {} }],
    ['assistant_message', { content: [] }],
    ['client_tool_call', { arguments: {}, status: 'pending' }],
    ['widget', { widget: { type: 'Basic', children: [] } }],
    ['generated_image', {}],
    ['structured_input', { inputs: [], status: 'pending' }],
    ['workflow', { workflow: { type: 'custom', tasks: [], expanded: false } }],
    ['task', { task: { status_indicator: 'none', queries: [], sources: [] } }],
    ['end_of_turn', {}],
  ])('%s has its lists and its status', (type, expected) => {
    expect(entriesOf(fold([done({ id: 'x', type })]))[0]?.item).toMatchObject({
      id: 'x',
      thread_id: '',
      created_at: '',
      ...expected,
    });
  });

  it.each([
    [{ type: 'thread.created' }],
    [{ type: 'thread.updated', thread: { id: 7 } }],
    [{ type: 'thread.item.added', item: { id: '' } }],
    [{ type: 'thread.item.removed' }],
    [{ type: 'thread.item.updated', item_id: 'm' }],
    [{ type: 'thread.item.updated', update: { type: 'x' } }],
    [{ type: 'thread.item.updated', item_id: 'm', update: {} }],
  ])('%j is no event', (event) => expect(logs(receive(begin(), event))).toEqual(['event.ignored']));
});

describe('threads', () => {
  it('that are closed say so, and an update without a time keeps the one that is known', () => {
    const conversation = fold([{ type: 'thread.updated', thread: { id: 't', status: { type: 'closed' } } }]);
    expect(conversation.thread).toMatchObject({ status: { type: 'closed', reason: null }, createdAt: 'then' });
    const unknown = receive(emptyConversation(), { type: 'thread.updated', thread: { id: 't', created_at: '' } });
    expect(unknown.thread).toMatchObject({ id: 't', createdAt: '' });
  });

  it('show no hidden items of their history, and nothing twice', () => {
    const hidden = item('sdk_hidden_context', { content: 'secret' });
    const items = [message('A'), hidden, message('B')] as never[];
    const opened = openThread({ thread, items, hasOlder: false, olderCursor: null });
    expect(entriesOf(opened).map((entry) => entry.item)).toMatchObject([{ content: [{ text: 'B' }] }]);
    expect(prependOlder(opened, { data: [hidden as never], hasMore: true, after: 'x' }).order).toEqual(opened.order);
  });

  it('that have nothing in common with what was shown are taken as they are', () => {
    const opened = openThread({ thread, items: [message('A') as never], hasOlder: true, olderCursor: 'm' });
    const other = openThread({ thread, items: [], hasOlder: false, olderCursor: null });
    const fresh = { thread, items: [assistantItem('n', 't', 'N') as never], hasOlder: false, olderCursor: null };
    expect(reconcile(opened, fresh)).toMatchObject({ hasOlder: false, olderCursor: null });
    expect(entriesOf(reconcile(opened, fresh)).map(({ serverId }) => serverId)).toEqual(['n']);
    expect(reconcile(other, { ...fresh, items: [] }).order).toEqual([]);
  });

  it('are not cut after a message that they do not have', () => {
    const conversation = fold([done(message('A'))]);
    expect(truncateAfter(conversation, 'nobody')).toBe(conversation);
  });

  it('may be told of something in a word', () => {
    expect(log(emptyConversation(), 'a.word').outcomes).toEqual([{ type: 'log', name: 'a.word', data: {} }]);
  });
});
