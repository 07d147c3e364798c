import { assistantItem, citation, threadOf, userItem, widgetItem } from '../../test/support/items.js';
import { type Conversation, emptyConversation, entriesOf } from './conversation.js';
import { receive, takeOutcomes } from './reduce.js';
import { beginStream } from './stream-lifecycle.js';

type Wire = Record<string, unknown>;
const begun = (conversation = emptyConversation()): Conversation =>
  beginStream(conversation, {
    id: 's1',
    kind: 'message',
    startedAt: 0,
    message: userItem('pending', '', 'Hi') as never,
  });
const fold = (events: readonly Wire[], from = begun()): Conversation => events.reduce<Conversation>(receive, from);
const added = (id: string, text: string | null = null): Wire => ({
  type: 'thread.item.added',
  item: assistantItem(id, 't', text),
});
const done = (id: string, text: string, annotations: unknown[] = []): Wire => ({
  type: 'thread.item.done',
  item: assistantItem(id, 't', text, annotations),
});
const update = (item_id: string, change: Wire): Wire => ({ type: 'thread.item.updated', item_id, update: change });
const part = (name: string, content_index: number, more: Wire): Wire => ({
  type: `assistant_message.content_part.${name}`,
  content_index,
  ...more,
});
const delta = (id: string, text: string, index = 0): Wire => update(id, part('text_delta', index, { delta: text }));
const texts = (conversation: Conversation): string[] =>
  entriesOf(conversation).flatMap(({ item }) =>
    'content' in item && Array.isArray(item.content)
      ? item.content.map((one) => String((one as { text?: string }).text))
      : [],
  );
const logged = (conversation: Conversation): string[] =>
  conversation.outcomes.flatMap((outcome) => (outcome.type === 'log' ? outcome.name : []));

describe('threads', () => {
  it('gives the conversation its thread, keeps the message on screen and says so once', () => {
    const conversation = fold([
      { type: 'thread.created', thread: threadOf('t', 'Hello') },
      { type: 'thread.created', thread: threadOf('t', 'Hello') },
    ]);
    expect(conversation.thread).toMatchObject({ id: 't', title: 'Hello' });
    expect(texts(conversation)).toEqual(['Hi']);
    expect(conversation.outcomes).toEqual([{ type: 'bound', threadId: 't' }]);
  });

  it('takes title, status and domains from an update and never its empty list of items', () => {
    const locked = {
      ...threadOf('t', 'New'),
      status: { type: 'locked', reason: 'Full' },
      allowed_image_domains: ['a.org', 7],
    };
    const conversation = fold([added('m', 'One'), { type: 'thread.updated', thread: locked }]);
    expect(conversation.thread).toMatchObject({
      title: 'New',
      status: { type: 'locked', reason: 'Full' },
      allowedImageDomains: ['a.org'],
    });
    expect(texts(conversation)).toEqual(['Hi', 'One']);
  });

  it('takes over items that an update does carry', () => {
    const thread = threadOf('t', null, [assistantItem('m', 't', 'Whole')]);
    expect(texts(fold([added('m', 'Wh'), { type: 'thread.updated', thread }]))).toEqual(['Hi', 'Whole']);
  });
});

describe('added items', () => {
  it('appends an unknown one, with the updates that came before it', () => {
    expect(texts(fold([delta('m', 'early '), delta('m', 'bird'), added('m')]))).toEqual(['Hi', 'early bird']);
  });

  it('keeps the text of one that is added twice, also when it is done', () => {
    expect(texts(fold([added('m'), delta('m', 'kept'), added('m')]))).toEqual(['Hi', 'kept']);
    expect(texts(fold([added('m'), done('m', 'kept'), added('m')]))).toEqual(['Hi', 'kept']);
  });

  it('does not overwrite an older answer whose id a model uses again', () => {
    const first = { ...fold([added('fake'), done('fake', 'First')]), stream: null };
    const second = beginStream(first, { id: 's2', kind: 'message', startedAt: 0 });
    const conversation = fold([added('fake'), delta('fake', 'Sec'), done('fake', 'Second')], second);
    expect(texts(conversation)).toEqual(['Hi', 'First', 'Second']);
    expect(logged(conversation)).toEqual(['item.id_reused']);
  });

  it('never keeps hidden context', () => {
    const hidden = { id: 'h', type: 'hidden_context_item', content: 'secret', thread_id: 't', created_at: '' };
    const events = ['added', 'done', 'replaced'].map((name) => ({ type: `thread.item.${name}`, item: hidden }));
    expect(JSON.stringify(fold(events).entries)).not.toContain('secret');
  });
});

describe('finished items', () => {
  it('replaces the message on screen by the one the server stored, not by text', () => {
    const conversation = fold([{ type: 'thread.item.done', item: userItem('u1', 't', 'Hi, cleaned') }]);
    expect(entriesOf(conversation)).toMatchObject([{ key: 'k1', serverId: 'u1', phase: 'done' }]);
    expect(texts(conversation)).toEqual(['Hi, cleaned']);
  });

  it('takes the whole item over what was streamed, keeps its key, and is the same twice', () => {
    const once = fold([added('m'), delta('m', 'los'), done('m', 'lost and found')]);
    expect(fold([done('m', 'lost and found')], once).entries).toEqual(once.entries);
    expect(entriesOf(once)[1]).toMatchObject({ key: 'k2', phase: 'done' });
    expect(texts(once)).toEqual(['Hi', 'lost and found']);
  });

  it('shows what comes only as finished, and ends waiting and death of its id', () => {
    const card = { type: 'thread.item.done', item: widgetItem('w', 't', { type: 'Card' }) };
    const conversation = fold([
      update('w', { type: 'widget.root.updated', widget: { type: 'Basic' } }),
      { type: 'thread.item.removed', item_id: 'w' },
      card,
    ]);
    expect(entriesOf(conversation).map(({ item }) => item.type)).toEqual(['user_message', 'widget']);
    expect(conversation.stream?.queue).toEqual({});
    expect(conversation.tombstones).toEqual({});
  });
});

describe('removed and replaced items', () => {
  it('removes a known one, accepts an unknown one, and lets no late update bring it back', () => {
    const conversation = fold([
      added('m'),
      { type: 'thread.item.removed', item_id: 'm' },
      { type: 'thread.item.removed', item_id: 'x' },
      delta('m', 'ghost'),
    ]);
    expect(texts(conversation)).toEqual(['Hi']);
    expect(conversation.stream?.queue).toEqual({});
  });

  it('replaces in place under the same key, and appends what it does not know', () => {
    const replaced = (id: string): Wire => ({
      type: 'thread.item.replaced',
      item: widgetItem(id, 't', { type: 'Basic', id }),
    });
    const before = fold([
      { type: 'thread.item.done', item: widgetItem('w', 't', { type: 'Card' }) },
      done('m', 'after'),
    ]);
    const conversation = fold([replaced('w'), replaced('new')], before);
    expect(entriesOf(conversation).map(({ key, item }) => [key, item.id])).toEqual([
      ['k1', 'pending'],
      ['k2', 'w'],
      ['k3', 'm'],
      ['k4', 'new'],
    ]);
    expect(conversation.entries['k2']?.item).toMatchObject({ widget: { type: 'Basic' } });
  });
});

describe('updates', () => {
  it('pads missing parts, sets an added one, appends deltas, ignores empty ones', () => {
    const set = update('m', part('added', 1, { content: { type: 'output_text', text: 'B' } }));
    const conversation = fold([
      added('m'),
      set,
      set,
      delta('m', '', 0),
      delta('m', 'A', 0),
      delta('m', '!', 1),
      delta('m', 'D', 3),
    ]);
    expect(texts(conversation)).toEqual(['Hi', 'A', 'B!', '', 'D']);
  });

  it('inserts an annotation at its index, once, and appends what lies beyond', () => {
    const at = (annotation_index: number, title: string): Wire =>
      update('m', part('annotation_added', 0, { annotation_index, annotation: citation(1, title, `/${title}`) }));
    const item = entriesOf(fold([added('m'), at(0, 'b'), at(0, 'a'), at(0, 'a'), at(9, 'c')]))[1]?.item;
    expect(item).toMatchObject({
      content: [{ annotations: [{ source: { title: 'a' } }, { source: { title: 'b' } }, { source: { title: 'c' } }] }],
    });
  });

  it('keeps citations when the finished part brings an empty list', () => {
    const cite = update('m', part('annotation_added', 0, { annotation_index: 0, annotation: citation(1, 'a', '/a') }));
    const finished = update('m', part('done', 0, { content: { type: 'output_text', text: 'All', annotations: [] } }));
    expect(entriesOf(fold([added('m'), cite, finished]))[1]?.item).toMatchObject({
      content: [{ text: 'All', annotations: [{ source: { title: 'a' } }] }],
    });
  });

  it('streams text into a widget component, root and single children included, and replaces nodes', () => {
    const tree = {
      type: 'Card',
      id: 'root',
      children: { type: 'Col', children: [{ type: 'Text', id: 'a', value: 'x' }] },
    };
    const conversation = fold([
      { type: 'thread.item.done', item: widgetItem('w', 't', tree) },
      update('w', { type: 'widget.streaming_text.value_delta', component_id: 'a', delta: 'y', done: false }),
      update('w', { type: 'widget.streaming_text.value_delta', component_id: 'root', delta: 'r', done: true }),
      update('w', { type: 'widget.component.updated', component_id: 'nobody', component: { type: 'Text' } }),
    ]);
    const widget = {
      type: 'Card',
      id: 'root',
      value: 'r',
      streaming: false,
      children: { type: 'Col', children: [{ type: 'Text', id: 'a', value: 'xy', streaming: true }] },
    };
    expect(entriesOf(conversation)[1]?.item).toMatchObject({ widget });
    const replaced = fold(
      [
        update('w', {
          type: 'widget.component.updated',
          component_id: 'a',
          component: { type: 'Text', id: 'a', value: 'z' },
        }),
      ],
      conversation,
    );
    expect(JSON.stringify(entriesOf(replaced)[1]?.item)).toContain('"value":"z"');
  });

  it('inserts, repeats and sets tasks of a workflow, also one of an earlier turn', () => {
    const task = (title: string): Wire => ({ type: 'custom', title });
    const step = (name: string, task_index: number, title: string): Wire =>
      update('f', { type: `workflow.task.${name}`, task_index, task: task(title) });
    const workflow = {
      id: 'f',
      type: 'workflow',
      thread_id: 't',
      created_at: '',
      workflow: { type: 'custom', tasks: [task('one')] },
    };
    const first = fold([
      { type: 'thread.item.added', item: workflow },
      step('added', 0, 'one'),
      step('added', 5, 'three'),
      step('added', 1, 'two'),
    ]);
    const later = beginStream({ ...first, stream: null }, { id: 's2', kind: 'tool-output', startedAt: 0 });
    const conversation = fold([step('updated', 0, 'ONE'), step('updated', 9, 'four')], later);
    const item = entriesOf(conversation)[1]?.item;
    expect(item?.type === 'workflow' && item.workflow.tasks.map((one) => 'title' in one && one.title)).toEqual([
      'ONE',
      'two',
      'three',
      'four',
    ]);
  });

  it('shows the newest image and never less progress', () => {
    const image = (url: string, progress: number): Wire =>
      update('i', { type: 'generated_image.updated', image: { id: 'x', url }, progress });
    const item = { id: 'i', type: 'generated_image', thread_id: 't', created_at: '' };
    const conversation = fold([{ type: 'thread.item.added', item }, image('/a.png', 0.6), image('/b.png', 0.3)]);
    expect(entriesOf(conversation)[1]).toMatchObject({ imageProgress: 0.6, item: { image: { url: '/b.png' } } });
  });

  it.each([
    [
      'a type that does not fit its item',
      update('m', { type: 'workflow.task.added', task_index: 0, task: { type: 'custom' } }),
    ],
    ['an unknown type', update('m', { type: 'assistant_message.sparkle', content_index: 0 })],
  ])('drops %s and logs it', (_name, odd) => {
    const conversation = fold([added('m', 'same'), odd]);
    expect(texts(conversation)).toEqual(['Hi', 'same']);
    expect(logged(conversation)).toEqual(['update.ignored']);
  });

  it('keeps no more than 200 waiting updates', () => {
    const conversation = fold([...Array.from({ length: 250 }, () => delta('m', 'x')), added('m')]);
    expect(texts(conversation)[1]).toHaveLength(200);
  });
});

describe('signals', () => {
  it('replaces one progress line, remembers whether it can be stopped, and hands effects over once', () => {
    const conversation = fold([
      { type: 'stream_options', stream_options: { allow_cancel: false } },
      { type: 'progress_update', text: 'a' },
      { type: 'progress_update', icon: 'search', text: 'b' },
      { type: 'client_effect', name: 'blink', data: { n: 1 } },
    ]);
    expect(conversation.stream).toMatchObject({ allowCancel: false, progress: { icon: 'search', text: 'b' } });
    const [outcomes, rest] = takeOutcomes(conversation);
    expect(outcomes).toEqual([{ type: 'effect', name: 'blink', data: { n: 1 } }]);
    expect(takeOutcomes(rest)[0]).toEqual([]);
  });

  it('shows at most three notices and none of them twice', () => {
    const notice = (message: string): Wire => ({ type: 'notice', level: 'strange', message });
    const conversation = fold(['a', 'a', 'b', 'c', 'd'].map(notice));
    expect(conversation.notices.map(({ level, message }) => [level, message])).toEqual([
      ['info', 'b'],
      ['info', 'c'],
      ['info', 'd'],
    ]);
  });

  it('keeps what was written when an error comes, lets later events apply, and the last error wins', () => {
    const error = (message: string, allow_retry: boolean): Wire => ({
      type: 'error',
      code: 'custom',
      message,
      allow_retry,
    });
    const conversation = fold([
      added('m'),
      delta('m', 'half'),
      error('one', true),
      done('n', 'more'),
      error('two', false),
    ]);
    expect(entriesOf(conversation).map(({ phase }) => phase)).toEqual(['pending', 'interrupted', 'done']);
    expect(texts(conversation)).toEqual(['Hi', 'half', 'more']);
    expect(conversation.failure).toEqual({ kind: 'server', code: 'custom', message: 'two', canRetry: false });
  });
});

describe('what it does not know', () => {
  it.each([
    [null],
    ['text'],
    [[]],
    [{ type: 7 }],
    [{ type: 'thread.sparkle' }],
    [{ type: 'thread.item.done', item: {} }],
    [{ type: 'constructor' }],
    [{ type: 'thread.item.updated', item_id: 'm', update: { type: 'x', content_index: -1 } }],
  ])('ignores %j, says so, and changes nothing', (odd) => {
    const before = begun();
    const conversation = receive(before, odd);
    expect(conversation.entries).toBe(before.entries);
    expect(logged(conversation)).toEqual(['event.ignored']);
  });

  it('keeps the place of an unknown item', () => {
    const conversation = fold([{ type: 'thread.item.done', item: { id: 'h', type: 'hologram' } }, done('m', 'after')]);
    expect(entriesOf(conversation).map(({ item }) => item.type)).toEqual([
      'user_message',
      'unknown',
      'assistant_message',
    ]);
  });
});
