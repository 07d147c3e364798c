import { ConflictError } from '../../src/common/errors/conflict.error.js';
import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { ADA, aHiddenItem, anAnswer, aQuestion, aThread, BOB, OTHER_ADA } from '../support/thread-builders.js';
import { describeThreadText } from './thread-store-text.contract.js';

/** Whatever a `ThreadStore` promises. `createStore` gives an empty one for each test. */
export function threadStoreContract(createStore: () => Promise<ThreadStore>): void {
  let store: ThreadStore;

  const ids = async (page: Parameters<ThreadStore['listItems']>[2]) =>
    (await store.listItems(ADA, 'thread_1', page)).data.map(({ id }) => id);
  const listed = async (page: Parameters<ThreadStore['listThreads']>[1]) => {
    const { data, ...rest } = await store.listThreads(ADA, page);
    return { ids: data.map(({ id }) => id), ...rest };
  };
  const list = (page: object) => store.listItems(ADA, 'thread_1', { limit: 2, order: 'asc', ...page });
  const withItems = (...itemIds: string[]) =>
    store.addThread(
      ADA,
      aThread('thread_1'),
      itemIds.map((id) => ({ item: anAnswer(id) })),
    );

  beforeEach(async () => {
    store = await createStore();
  });

  describe('a thread', () => {
    it('is loaded as it was added', async () => {
      const thread = aThread('thread_1', {
        title: 'Postgres',
        status: { type: 'locked', reason: 'paid up' },
        allowed_image_domains: ['images.example.com'],
        metadata: { nested: { list: [1, null, 'two'], flag: false } },
      });

      await store.addThread(ADA, thread);

      expect(await store.loadThread(ADA, 'thread_1')).toEqual(thread);
    });

    it('is stored together with its first items, in their order', async () => {
      await withItems('msg_b', 'msg_a');

      expect(await ids({ limit: 10, order: 'asc' })).toEqual(['msg_b', 'msg_a']);
    });

    it('is not stored at all when one of its items cannot be', async () => {
      const twice = [{ item: anAnswer('msg_1') }, { item: anAnswer('msg_1') }];

      await expect(store.addThread(ADA, aThread('thread_1'), twice)).rejects.toThrow(ConflictError);

      await expect(store.loadThread(ADA, 'thread_1')).rejects.toThrow(NotFoundError);
    });

    it('is not replaced by another one with its id', async () => {
      await store.addThread(ADA, aThread('thread_1', { title: 'First' }));

      await expect(store.addThread(ADA, aThread('thread_1', { title: 'Second' }))).rejects.toThrow(ConflictError);

      expect(await store.loadThread(ADA, 'thread_1')).toMatchObject({ title: 'First' });
    });

    it('is overwritten by saving, except for its birth', async () => {
      await store.addThread(ADA, aThread('thread_1', { title: 'Before', metadata: { kept: false } }));
      const after = aThread('thread_1', {
        status: { type: 'closed' },
        allowed_image_domains: ['a.b'],
        metadata: { n: 1 },
      });

      await store.saveThread(ADA, { ...after, title: null, created_at: '2030-01-01T00:00:00.000Z' });

      expect(await store.loadThread(ADA, 'thread_1')).toEqual(after);
    });

    it('is merged: a title that somebody gave meanwhile stays, and is told', async () => {
      await store.addThread(ADA, aThread('thread_1', { metadata: { kept: false } }));
      const changed = aThread('thread_1', { title: 'Ours', status: { type: 'closed' }, metadata: { n: 1 } });

      expect(await store.mergeThread(ADA, changed, undefined)).toBe('Ours');
      expect(await store.mergeThread(ADA, { ...changed, title: 'Ours, too', metadata: { n: 2 } }, undefined)).toBe(
        'Ours',
      );
      expect(await store.loadThread(ADA, 'thread_1')).toEqual({ ...changed, metadata: { n: 2 } });

      expect(await store.mergeThread(ADA, { ...changed, title: null }, 'Ours')).toBeUndefined();
      await expect(store.mergeThread(ADA, aThread('thread_2'), undefined)).rejects.toThrow(NotFoundError);
    });

    it('takes its items along when it is deleted', async () => {
      await withItems('msg_1');

      await store.deleteThread(ADA, 'thread_1');
      await store.addThread(ADA, aThread('thread_1'));

      expect(await ids({ limit: 10, order: 'asc' })).toEqual([]);
    });

    it('is a copy: changing what was loaded or saved changes nothing stored', async () => {
      const thread = aThread('thread_1', { metadata: { list: ['one'] } });
      await store.addThread(ADA, thread);
      thread.metadata.list = 'changed by its maker';

      const loaded = await store.loadThread(ADA, 'thread_1');
      (loaded.metadata.list as string[]).push('two');

      expect((await store.loadThread(ADA, 'thread_1')).metadata).toEqual({ list: ['one'] });
    });
  });

  describe('the list of threads', () => {
    beforeEach(async () => {
      for (const id of ['thread_c', 'thread_a', 'thread_b']) await store.addThread(ADA, aThread(id));
    });

    it('is newest first by creation, whatever the time or the id says', async () => {
      expect(await listed({ limit: 10, order: 'desc' })).toEqual({
        ids: ['thread_b', 'thread_a', 'thread_c'],
        has_more: false,
      });
    });

    it('keeps its order when a thread is saved or gets an item', async () => {
      await store.saveThread(ADA, aThread('thread_c', { title: 'Renamed' }));
      await store.saveItem(ADA, 'thread_c', anAnswer('msg_1', 'hello', 'thread_c'));

      expect((await listed({ limit: 10, order: 'asc' })).ids).toEqual(['thread_c', 'thread_a', 'thread_b']);
    });

    it('goes on behind a cursor, and gives one only when there is more', async () => {
      expect(await listed({ limit: 2, order: 'desc' })).toEqual({
        ids: ['thread_b', 'thread_a'],
        has_more: true,
        after: 'thread_a',
      });
      expect(await listed({ limit: 2, order: 'desc', after: 'thread_a' })).toEqual({
        ids: ['thread_c'],
        has_more: false,
      });
      expect(await listed({ limit: 1, order: 'desc', after: 'thread_a' })).toEqual({
        ids: ['thread_c'],
        has_more: false,
      });
    });

    it('answers an unknown cursor with not found', async () => {
      await expect(store.listThreads(ADA, { limit: 1, order: 'asc', after: 'thread_x' })).rejects.toThrow(
        NotFoundError,
      );
    });

    it('is empty for an owner without threads', async () => {
      expect(await store.listThreads(BOB, { limit: 10, order: 'asc' })).toEqual({ data: [], has_more: false });
    });
  });

  describe('an item', () => {
    beforeEach(() => withItems('msg_1', 'msg_2'));

    it('is loaded as it was saved', async () => {
      const item = { ...aQuestion('msg_3'), quoted_text: null, inference_options: { model: 'm' } };

      await store.saveItem(ADA, 'thread_1', item);

      expect(await store.loadItem(ADA, 'thread_1', 'msg_3')).toEqual(item);
    });

    it('goes to the end when it is new', async () => {
      await store.saveItem(ADA, 'thread_1', anAnswer('msg_0'));

      expect(await ids({ limit: 10, order: 'asc' })).toEqual(['msg_1', 'msg_2', 'msg_0']);
    });

    it('keeps its place when it is saved again', async () => {
      await store.saveItem(ADA, 'thread_1', anAnswer('msg_1', 'new text'));
      await store.saveItem(ADA, 'thread_1', anAnswer('msg_3'));

      expect(await ids({ limit: 10, order: 'asc' })).toEqual(['msg_1', 'msg_2', 'msg_3']);
      expect(await store.loadItem(ADA, 'thread_1', 'msg_1')).toEqual(anAnswer('msg_1', 'new text'));
    });

    it('may change its type in its place', async () => {
      await store.saveItem(ADA, 'thread_1', aHiddenItem('msg_1', { why: ['stopped'] }));

      expect(await store.loadItem(ADA, 'thread_1', 'msg_1')).toEqual(aHiddenItem('msg_1', { why: ['stopped'] }));
    });

    it('carries extras, which stay until others are given', async () => {
      const readerContext = { page_context: { current_chapter: 2 }, selected_text: 'DATABASE_URL' };
      await store.saveItem(ADA, 'thread_1', aQuestion('msg_3'), { readerContext });
      await store.saveItem(ADA, 'thread_1', aQuestion('msg_3', 'corrected'));

      expect(await store.loadItemExtras(ADA, 'thread_1', 'msg_3')).toEqual({ readerContext });
      await store.saveItem(ADA, 'thread_1', aQuestion('msg_3'), {});
      expect(await store.loadItemExtras(ADA, 'thread_1', 'msg_3')).toEqual({});
    });

    it('has no extras when none were given, and those given with its thread', async () => {
      const extras = { readerContext: { selected_text: 'first' } };
      await store.addThread(ADA, aThread('thread_2'), [{ item: aQuestion('msg_9', 'x', 'thread_2'), extras }]);

      expect(await store.loadItemExtras(ADA, 'thread_1', 'msg_1')).toEqual({});
      expect(await store.loadItemExtras(ADA, 'thread_2', 'msg_9')).toEqual(extras);
    });

    it('is gone once deleted, and its neighbours stay', async () => {
      await store.deleteItem(ADA, 'thread_1', 'msg_1');

      expect(await ids({ limit: 10, order: 'asc' })).toEqual(['msg_2']);
    });

    it('may have an id that an item of another thread has', async () => {
      await store.addThread(ADA, aThread('thread_2'), [{ item: anAnswer('msg_1', 'elsewhere', 'thread_2') }]);

      await store.deleteThread(ADA, 'thread_2');

      expect(await store.loadItem(ADA, 'thread_1', 'msg_1')).toEqual(anAnswer('msg_1'));
    });

    it('gets a place of its own however many are saved at once', async () => {
      const added = Array.from({ length: 20 }, (_, index) => `msg_at_once_${index}`);

      await Promise.all(added.map((id) => store.saveItem(ADA, 'thread_1', anAnswer(id))));

      const order = await ids({ limit: 100, order: 'asc' });
      const pages = [await ids({ limit: 100, order: 'asc', after: order[9] }), await ids({ limit: 10, order: 'asc' })];
      expect([...order].sort()).toEqual(['msg_1', 'msg_2', ...added].sort());
      expect(pages.map((page) => page.length)).toEqual([12, 10]);
    });

    it('is stored once when it is saved twice at once', async () => {
      await Promise.all([1, 2, 3, 4].map((n) => store.saveItem(ADA, 'thread_1', anAnswer('msg_3', `text ${n}`))));

      expect(await ids({ limit: 10, order: 'asc' })).toEqual(['msg_1', 'msg_2', 'msg_3']);
    });
  });

  describe('the list of items', () => {
    beforeEach(() => withItems('msg_c', 'msg_a', 'msg_b'));

    it('can be walked in both directions, page by page', async () => {
      expect(await list({})).toMatchObject({ has_more: true, after: 'msg_a' });
      expect(await list({ after: 'msg_a' })).toEqual({ data: [anAnswer('msg_b')], has_more: false });
      expect(await list({ order: 'desc', after: 'msg_b' })).toEqual({
        data: [anAnswer('msg_a'), anAnswer('msg_c')],
        has_more: false,
      });
      expect(await list({ after: 'msg_b' })).toEqual({ data: [], has_more: false });
    });

    it('answers an unknown cursor with not found, also one from another thread', async () => {
      await store.addThread(ADA, aThread('thread_2'), [{ item: anAnswer('msg_z', 'z', 'thread_2') }]);

      for (const after of ['msg_x', 'msg_z']) {
        await expect(store.listItems(ADA, 'thread_1', { limit: 2, order: 'asc', after })).rejects.toThrow(
          NotFoundError,
        );
      }
    });

    it('is cut behind an item, which stays', async () => {
      await store.deleteItemsAfter(ADA, 'thread_1', 'msg_c');
      await store.saveItem(ADA, 'thread_1', anAnswer('msg_d'));

      expect(await ids({ limit: 10, order: 'asc' })).toEqual(['msg_c', 'msg_d']);
    });

    it('is not cut behind an item that is not there', async () => {
      await expect(store.deleteItemsAfter(ADA, 'thread_1', 'msg_x')).rejects.toThrow(NotFoundError);

      expect(await ids({ limit: 10, order: 'asc' })).toHaveLength(3);
    });
  });

  describe('what is missing, or another owner’s', () => {
    beforeEach(() => withItems('msg_1'));

    const cases = [
      { who: 'the owner, with an unknown thread', owner: ADA, threadId: 'thread_x' },
      { who: 'another user', owner: BOB, threadId: 'thread_1' },
      { who: 'the same user of another tenant', owner: OTHER_ADA, threadId: 'thread_1' },
    ];

    it.each(cases)('is not found by $who', async ({ owner, threadId }) => {
      const page = { limit: 10, order: 'asc' as const };
      const attempts = [
        () => store.loadThread(owner, threadId),
        () => store.saveThread(owner, aThread(threadId, { title: 'stolen' })),
        () => store.mergeThread(owner, aThread(threadId, { title: 'stolen' }), undefined),
        () => store.saveItem(owner, threadId, anAnswer('msg_1', 'stolen')),
        () => store.loadItem(owner, threadId, 'msg_1'),
        () => store.loadItemExtras(owner, threadId, 'msg_1'),
        () => store.listItems(owner, threadId, page),
        () => store.deleteItemsAfter(owner, threadId, 'msg_1'),
        () => store.listThreads(owner, { ...page, after: threadId }),
      ];

      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(NotFoundError);
    });

    it.each(cases)('is deleted without an error, and without an effect, by $who', async ({ owner, threadId }) => {
      await store.deleteItem(owner, threadId, 'msg_1');
      await store.deleteThread(owner, threadId);

      expect(await store.loadThread(ADA, 'thread_1')).toEqual(aThread('thread_1'));
      expect(await store.loadItem(ADA, 'thread_1', 'msg_1')).toEqual(anAnswer('msg_1'));
    });

    it('may have the same ids: owners do not meet', async () => {
      await store.addThread(BOB, aThread('thread_1', { title: 'Of Bob' }), [{ item: anAnswer('msg_1', 'of Bob') }]);
      await store.deleteThread(BOB, 'thread_1');

      expect(await store.loadThread(ADA, 'thread_1')).toEqual(aThread('thread_1'));
      expect(await store.loadItem(ADA, 'thread_1', 'msg_1')).toEqual(anAnswer('msg_1'));
    });
  });

  describeThreadText(() => store);
}
