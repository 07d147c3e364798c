import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { ADA, anAnswer, aThread, BOB } from '../support/thread-builders.js';
import { addThreadWith, itemIdsOf } from './thread-store-steps.js';

/** Part of the contract of `ThreadStore`: the pages of the list of items, and deleting the end of the list. */
export function describeItemList(current: () => ThreadStore): void {
  describe('the list of items', () => {
    let store: ThreadStore;
    beforeEach(async () => {
      store = current();
      await addThreadWith(store, 'msg_c', 'msg_a', 'msg_b');
    });

    const itemIds = ({ data }: { data: readonly { id: string }[] }) => data.map(({ id }) => id);
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

    it('continues from where an item was that was deleted since, in both directions', async () => {
      await store.deleteItem(ADA, 'thread_1', 'msg_a');
      await store.saveItem(ADA, 'thread_1', anAnswer({ id: 'msg_d' }));

      expect(itemIds(await list({ after: 'msg_a' }))).toEqual(['msg_b', 'msg_d']);
      expect(itemIds(await list({ order: 'desc', after: 'msg_a' }))).toEqual(['msg_c']);
    });

    it('continues from where an item was when its neighbours and the end of the list were deleted too', async () => {
      await store.deleteItemsAfter(ADA, 'thread_1', 'msg_c');
      await store.saveItem(ADA, 'thread_1', anAnswer({ id: 'msg_d' }));

      for (const after of ['msg_a', 'msg_b']) {
        expect(itemIds(await list({ after }))).toEqual(['msg_d']);
        expect(itemIds(await list({ order: 'desc', after }))).toEqual(['msg_c']);
      }
      await store.deleteItem(ADA, 'thread_1', 'msg_c');
      expect(itemIds(await list({ after: 'msg_c' }))).toEqual(['msg_d']);
    });

    it('a deleted item that is stored again has its new place as a cursor', async () => {
      await store.deleteItem(ADA, 'thread_1', 'msg_c');
      await store.saveItem(ADA, 'thread_1', anAnswer({ id: 'msg_c' }));

      expect(itemIds(await list({ after: 'msg_c' }))).toEqual([]);
      await store.deleteItem(ADA, 'thread_1', 'msg_c');
      expect(itemIds(await list({ order: 'desc', after: 'msg_c' }))).toEqual(['msg_b', 'msg_a']);
    });

    it('throws NotFoundError for a deleted item of a deleted thread, of another thread and of another owner', async () => {
      await store.addThread(ADA, aThread({ id: 'thread_2' }));
      await store.addThread(BOB, aThread({ id: 'thread_1' }));
      await store.deleteItem(ADA, 'thread_1', 'msg_a');

      const page = { limit: 2, order: 'asc', after: 'msg_a' } as const;
      await expect(store.listItems(ADA, 'thread_2', page)).rejects.toThrow(NotFoundError);
      await expect(store.listItems(BOB, 'thread_1', page)).rejects.toThrow(NotFoundError);
      await store.deleteThread(ADA, 'thread_1');
      await expect(store.listItems(ADA, 'thread_1', page)).rejects.toThrow(NotFoundError);
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
