import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { ADA, anAnswer, aThread } from '../support/thread-builders.js';
import { addThreadWith, itemIdsOf } from './thread-store-steps.js';

/** Part of the contract of `ThreadStore`: the pages of the list of items, and deleting the end of the list. */
export function describeItemList(current: () => ThreadStore): void {
  describe('the list of items', () => {
    let store: ThreadStore;
    beforeEach(async () => {
      store = current();
      await addThreadWith(store, 'msg_c', 'msg_a', 'msg_b');
    });

    const list = (page: object) => store.listItems(ADA, 'thread_1', { limit: 2, order: 'asc', ...page });

    it('lists items page by page in both directions', async () => {
      expect(await list({})).toMatchObject({ has_more: true, after: 'msg_a' });
      expect(await list({ after: 'msg_a' })).toEqual({ data: [anAnswer({ id: 'msg_b' })], has_more: false });
      expect(await list({ order: 'desc', after: 'msg_b' })).toEqual({
        data: [anAnswer({ id: 'msg_a' }), anAnswer({ id: 'msg_c' })],
        has_more: false,
      });
      expect(await list({ after: 'msg_b' })).toEqual({ data: [], has_more: false });
    });

    it('throws NotFoundError for a cursor that is not an item of the thread', async () => {
      await store.addThread(ADA, aThread({ id: 'thread_2' }), [
        { item: anAnswer({ id: 'msg_z', text: 'z', thread_id: 'thread_2' }) },
      ]);

      for (const after of ['msg_x', 'msg_z']) {
        await expect(store.listItems(ADA, 'thread_1', { limit: 2, order: 'asc', after })).rejects.toThrow(
          NotFoundError,
        );
      }
    });

    it('deleteItemsAfter deletes the items after an item and keeps the item', async () => {
      await store.deleteItemsAfter(ADA, 'thread_1', 'msg_c');
      await store.saveItem(ADA, 'thread_1', anAnswer({ id: 'msg_d' }));

      expect(await itemIdsOf(store, { limit: 10, order: 'asc' })).toEqual(['msg_c', 'msg_d']);
    });

    it('deleteItemsAfter deletes nothing when the item is missing', async () => {
      await expect(store.deleteItemsAfter(ADA, 'thread_1', 'msg_x')).rejects.toThrow(NotFoundError);

      expect(await itemIdsOf(store, { limit: 10, order: 'asc' })).toHaveLength(3);
    });
  });
}
