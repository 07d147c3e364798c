import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { ADA, anAnswer, aThread, BOB } from '../support/thread-builders.js';

/** Part of the contract of `ThreadStore`: the order and the pages of the list of threads. */
export function describeThreadList(current: () => ThreadStore): void {
  describe('the list of threads', () => {
    let store: ThreadStore;
    beforeEach(async () => {
      store = current();
      for (const id of ['thread_c', 'thread_a', 'thread_b']) await store.addThread(ADA, aThread({ id }));
    });

    const listed = async (page: Parameters<ThreadStore['listThreads']>[1]) => {
      const { data, ...rest } = await store.listThreads(ADA, page);
      return { ids: data.map(({ id }) => id), ...rest };
    };

    it('lists threads by the order of their creation, not by their time or id', async () => {
      expect(await listed({ limit: 10, order: 'desc' })).toEqual({
        ids: ['thread_b', 'thread_a', 'thread_c'],
        has_more: false,
      });
    });

    it('keeps the order of the list of threads when a thread is saved or gets an item', async () => {
      await store.saveThread(ADA, aThread({ id: 'thread_c', title: 'Renamed' }));
      await store.saveItem(ADA, 'thread_c', anAnswer({ id: 'msg_1', text: 'hello', thread_id: 'thread_c' }));

      expect((await listed({ limit: 10, order: 'asc' })).ids).toEqual(['thread_c', 'thread_a', 'thread_b']);
    });

    it('lists the threads after a cursor, and gives a cursor only if there are more', async () => {
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

    it('continues from where a thread was that was deleted since, in both directions', async () => {
      await store.deleteThread(ADA, 'thread_a');
      await store.addThread(ADA, aThread({ id: 'thread_d' }));

      expect((await listed({ limit: 10, order: 'desc', after: 'thread_a' })).ids).toEqual(['thread_c']);
      expect((await listed({ limit: 10, order: 'asc', after: 'thread_a' })).ids).toEqual(['thread_b', 'thread_d']);
      await store.deleteThread(ADA, 'thread_b');
      await store.deleteThread(ADA, 'thread_c');
      expect((await listed({ limit: 10, order: 'asc', after: 'thread_a' })).ids).toEqual(['thread_d']);
      expect((await listed({ limit: 10, order: 'desc', after: 'thread_a' })).ids).toEqual([]);
    });

    it('throws NotFoundError for a thread that another owner deleted', async () => {
      await store.deleteThread(ADA, 'thread_a');

      await expect(store.listThreads(BOB, { limit: 1, order: 'asc', after: 'thread_a' })).rejects.toThrow(
        NotFoundError,
      );
    });

    it('throws NotFoundError for an unknown cursor in the list of threads', async () => {
      await expect(store.listThreads(ADA, { limit: 1, order: 'asc', after: 'thread_x' })).rejects.toThrow(
        NotFoundError,
      );
    });

    it('lists no threads for an owner without threads', async () => {
      expect(await store.listThreads(BOB, { limit: 10, order: 'asc' })).toEqual({ data: [], has_more: false });
    });
  });
}
