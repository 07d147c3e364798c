import { assistantItem, threadOf, userItem, widgetItem } from '../../test/support/items.js';
import { added, delta, done, fold, logged, texts, update, type Wire } from '../../test/support/wire-events.js';
import { entriesOf } from './conversation.js';
import { beginStream } from './stream-lifecycle.js';

describe('thread events', () => {
  it('thread.created sets the thread, keeps the shown message and is reported once', () => {
    const conversation = fold([
      { type: 'thread.created', thread: threadOf('t', 'Hello') },
      { type: 'thread.created', thread: threadOf('t', 'Hello') },
    ]);
    expect(conversation.thread).toMatchObject({ id: 't', title: 'Hello' });
    expect(texts(conversation)).toEqual(['Hi']);
    expect(conversation.outcomes).toEqual([{ type: 'bound', threadId: 't' }]);
  });

  it('thread.updated changes title, status and image domains but does not empty the thread', () => {
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

  it('thread.updated replaces the items that it contains', () => {
    const thread = threadOf('t', null, [assistantItem('m', 't', 'Whole')]);
    expect(texts(fold([added('m', 'Wh'), { type: 'thread.updated', thread }]))).toEqual(['Hi', 'Whole']);
  });
});

describe('thread.item.added', () => {
  it('an added item is appended with the updates that arrived before it', () => {
    expect(texts(fold([delta('m', 'early '), delta('m', 'bird'), added('m')]))).toEqual(['Hi', 'early bird']);
  });

  it('an item that is added twice keeps its text', () => {
    expect(texts(fold([added('m'), delta('m', 'kept'), added('m')]))).toEqual(['Hi', 'kept']);
    expect(texts(fold([added('m'), done('m', 'kept'), added('m')]))).toEqual(['Hi', 'kept']);
  });

  it('an added item with the id of an older answer does not replace that answer', () => {
    const first = { ...fold([added('fake'), done('fake', 'First')]), stream: null };
    const second = beginStream(first, { id: 's2', kind: 'message', startedAt: 0 });
    const conversation = fold([added('fake'), delta('fake', 'Sec'), done('fake', 'Second')], second);
    expect(texts(conversation)).toEqual(['Hi', 'First', 'Second']);
    expect(logged(conversation)).toEqual(['item.id_reused']);
  });

  it('hidden context is never kept', () => {
    const hidden = { id: 'h', type: 'hidden_context_item', content: 'secret', thread_id: 't', created_at: '' };
    const events = ['added', 'done', 'replaced'].map((name) => ({ type: `thread.item.${name}`, item: hidden }));
    expect(JSON.stringify(fold(events).entries)).not.toContain('secret');
  });
});

describe('thread.item.done', () => {
  it('a stored user message replaces the pending one of its stream, whatever its text', () => {
    const conversation = fold([{ type: 'thread.item.done', item: userItem('u1', 't', 'Hi, cleaned') }]);
    expect(entriesOf(conversation)).toMatchObject([{ key: 'k1', serverId: 'u1', phase: 'done' }]);
    expect(texts(conversation)).toEqual(['Hi, cleaned']);
  });

  it('a finished item replaces the streamed one under the same key, and repeating it changes nothing', () => {
    const once = fold([added('m'), delta('m', 'los'), done('m', 'lost and found')]);
    expect(fold([done('m', 'lost and found')], once).entries).toEqual(once.entries);
    expect(entriesOf(once)[1]).toMatchObject({ key: 'k2', phase: 'done' });
    expect(texts(once)).toEqual(['Hi', 'lost and found']);
  });

  it('an item that arrives only as finished is shown, and clears the queue and the tombstone of its id', () => {
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

describe('thread.item.removed and thread.item.replaced', () => {
  it('a removed item is not created again by a late update', () => {
    const conversation = fold([
      added('m'),
      { type: 'thread.item.removed', item_id: 'm' },
      { type: 'thread.item.removed', item_id: 'x' },
      delta('m', 'ghost'),
    ]);
    expect(texts(conversation)).toEqual(['Hi']);
    expect(conversation.stream?.queue).toEqual({});
  });

  it('a replaced item keeps its place and key, and an unknown one is appended', () => {
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
