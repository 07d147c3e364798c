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

// Events that a correct server never sends, and events without an open stream.

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
  ])('%s without an open stream change nothing', (_name, event) => expect(receive(quiet, event)).toEqual(quiet));

  it('effects, notices, errors and items are applied without an open stream', () => {
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

  it('an update of an unknown item is logged and not kept without an open stream', () => {
    expect(logs(receive(quiet, update('x', { type: 'workflow.task.added', task_index: 0 })))).toEqual([
      'update.unknown_item',
    ]);
  });

  it('ending, stopping and withdrawing change nothing without an open stream', () => {
    expect(endStream(quiet)).toBe(quiet);
    expect(stopStream(quiet)).toBe(quiet);
    expect(withdrawMessage(quiet)).toBe(quiet);
    expect(interruptStream(quiet)).toMatchObject({ stream: null, failure: { kind: 'interrupted' } });
  });
});

describe('known items', () => {
  it('an added item that is not a message continues in its place', () => {
    const finished = { ...fold([done(widgetItem('w', 't', { type: 'Card' }))]), stream: null };
    const again = beginStream(finished, { id: 's2', kind: 'action', startedAt: 0 });
    const conversation = fold([added(widgetItem('w', 't', { type: 'Basic' }))], again);
    expect(entriesOf(conversation)).toMatchObject([{ phase: 'streaming', item: { widget: { type: 'Basic' } } }]);
  });

  it('an item that is replaced while it streams stays open', () => {
    const conversation = fold([added(message('Ha')), { type: 'thread.item.replaced', item: message('Half') }]);
    expect(entriesOf(conversation)).toMatchObject([{ phase: 'streaming', item: { content: [{ text: 'Half' }] } }]);
  });

  it('the pending message is confirmed once, although the stream contains another user message', () => {
    const sending = beginStream(emptyConversation(thread), {
      id: 's',
      kind: 'message',
      startedAt: 0,
      message: userItem('pending', 't', 'Hi') as never,
    });
    const conversation = fold([done(userItem('u1', 't', 'Hi')), done(userItem('u2', 't', 'Other'))], sending);
    expect(entriesOf(conversation).map(({ serverId }) => serverId)).toEqual(['u1', 'u2']);
  });

  it('removing or replacing an item clears its waiting updates', () => {
    const waiting = update('m', { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'x' });
    expect(fold([waiting, { type: 'thread.item.removed', item_id: 'm' }]).stream?.queue).toEqual({});
    expect(fold([waiting, { type: 'thread.item.replaced', item: message('New') }]).stream?.queue).toEqual({});
  });
});

describe('incomplete and unexpected updates', () => {
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
    ['an empty delta', { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: '' }],
    [
      'a part with a huge index',
      { type: 'assistant_message.content_part.text_delta', content_index: 1_000_000_000, delta: 'x' },
    ],
  ])('%s changes nothing', (_name, change) => {
    const before = fold([added(message('Text'))]);
    expect(receive(before, update('m', change)).entries).toEqual(before.entries);
  });

  it('an empty delta creates a part that does not exist', () => {
    const conversation = fold([
      added(message('A')),
      update('m', { type: 'assistant_message.content_part.text_delta', content_index: 1, delta: '' }),
    ]);
    expect(entriesOf(conversation)).toMatchObject([{ item: { content: [{ text: 'A' }, { text: '' }] } }]);
  });

  it('a finished part with annotations replaces the streamed ones', () => {
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
      'a task update without a task',
      item('workflow', { workflow: { type: 'custom', tasks: [] } }),
      { type: 'workflow.task.added', task_index: 0 },
    ],
    ['a root update without a root', widgetItem('widget', 't', { type: 'Card' }), { type: 'widget.root.updated' }],
    [
      'a component update without a component',
      widgetItem('widget', 't', { type: 'Card', id: 'a' }),
      { type: 'widget.component.updated', component_id: 'a' },
    ],
    [
      'an update of an unknown component',
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
    ['content without an index', message('A'), { type: 'assistant_message.content_part.text_delta', delta: 'x' }],
    ['a task without an index', item('workflow', { workflow: {} }), { type: 'workflow.task.added', task: {} }],
    ['a widget update of a message', message('A'), { type: 'widget.root.updated', widget: {} }],
    ['an image for a task', item('task', { task: {} }), { type: 'generated_image.updated', progress: 1 }],
  ])('%s is dropped and logged', (_name, of, change) => {
    const before = fold([added(of)]);
    const conversation = receive(before, update(String(of['id']), change));
    expect(conversation.entries).toBe(before.entries);
    expect(logs(conversation)).toEqual(['update.ignored']);
  });

  it('image progress without an image keeps the image, and missing progress counts as none', () => {
    const image = { id: 'i', url: '/a.png' };
    const conversation = fold([
      added(item('generated_image', { image })),
      update('generated_image', { type: 'generated_image.updated', progress: 0.4 }),
      update('generated_image', { type: 'generated_image.updated' }),
    ]);
    expect(entriesOf(conversation)).toMatchObject([{ imageProgress: 0.4, item: { image } }]);
  });

  it('text that is streamed into a component without text starts empty', () => {
    const conversation = fold([
      done(widgetItem('w', 't', { type: 'Text', id: 'a', value: 7 })),
      update('w', { type: 'widget.streaming_text.value_delta', component_id: 'a', delta: 'x' }),
    ]);
    expect(entriesOf(conversation)).toMatchObject([{ item: { widget: { value: 'x', streaming: true } } }]);
  });

  it('a waiting update that does not fit its item is dropped', () => {
    const conversation = fold([
      update('m', { type: 'workflow.task.added', task_index: 0, task: {} }),
      added(message('A')),
    ]);
    expect(entriesOf(conversation)).toMatchObject([{ item: { content: [{ text: 'A' }] } }]);
  });

  it('a widget with 20,000 levels fails one event and does not affect the next', () => {
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

describe('items with missing members', () => {
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
  ])('a %s without members gets its lists and its status', (type, expected) => {
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
  ])('%j is logged as an ignored event', (event) => expect(logs(receive(begin(), event))).toEqual(['event.ignored']));
});

describe('threads', () => {
  it('a closed thread has its status, and an update without created_at keeps the known time', () => {
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

  it('reconcile with a page that has no item in common replaces the items', () => {
    const opened = openThread({ thread, items: [message('A') as never], hasOlder: true, olderCursor: 'm' });
    const other = openThread({ thread, items: [], hasOlder: false, olderCursor: null });
    const fresh = { thread, items: [assistantItem('n', 't', 'N') as never], hasOlder: false, olderCursor: null };
    expect(reconcile(opened, fresh)).toMatchObject({ hasOlder: false, olderCursor: null });
    expect(entriesOf(reconcile(opened, fresh)).map(({ serverId }) => serverId)).toEqual(['n']);
    expect(reconcile(other, { ...fresh, items: [] }).order).toEqual([]);
  });

  it('truncateAfter with an unknown message changes nothing', () => {
    const conversation = fold([done(message('A'))]);
    expect(truncateAfter(conversation, 'nobody')).toBe(conversation);
  });

  it('log records a name without data', () => {
    expect(log(emptyConversation(), 'a.word').outcomes).toEqual([{ type: 'log', name: 'a.word', data: {} }]);
  });
});
