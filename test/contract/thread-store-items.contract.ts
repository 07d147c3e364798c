import type { ThreadStore } from '../../src/threads/thread-store.js';
import { ADA, aHiddenItem, anAnswer, aThread, aUserMessage } from '../support/thread-builders.js';
import { addThreadWith, itemIdsOf } from './thread-store-steps.js';

/** Part of the contract of `ThreadStore`: saving, loading and deleting items, their order and their extras. */
export function describeItems(current: () => ThreadStore): void {
  describe('an item', () => {
    let store: ThreadStore;
    beforeEach(async () => {
      store = current();
      await addThreadWith(store, 'msg_1', 'msg_2');
    });

    it('loads an item as it was saved', async () => {
      const item = { ...aUserMessage({ id: 'msg_3' }), quoted_text: null, inference_options: { model: 'm' } };

      await store.saveItem(ADA, 'thread_1', item);

      expect(await store.loadItem(ADA, 'thread_1', 'msg_3')).toEqual(item);
    });

    it('adds a new item at the end', async () => {
      await store.saveItem(ADA, 'thread_1', anAnswer({ id: 'msg_0' }));

      expect(await itemIdsOf(store, { limit: 10, order: 'asc' })).toEqual(['msg_1', 'msg_2', 'msg_0']);
    });

    it('keeps the place of an item that is saved again', async () => {
      await store.saveItem(ADA, 'thread_1', anAnswer({ id: 'msg_1', text: 'new text' }));
      await store.saveItem(ADA, 'thread_1', anAnswer({ id: 'msg_3' }));

      expect(await itemIdsOf(store, { limit: 10, order: 'asc' })).toEqual(['msg_1', 'msg_2', 'msg_3']);
      expect(await store.loadItem(ADA, 'thread_1', 'msg_1')).toEqual(anAnswer({ id: 'msg_1', text: 'new text' }));
    });

    it('changes the type of an item and keeps its place', async () => {
      await store.saveItem(ADA, 'thread_1', aHiddenItem({ id: 'msg_1', content: { why: ['stopped'] } }));

      expect(await store.loadItem(ADA, 'thread_1', 'msg_1')).toEqual(
        aHiddenItem({ id: 'msg_1', content: { why: ['stopped'] } }),
      );
    });

    it('keeps the extras of an item until other extras are saved', async () => {
      const readerContext = { page_context: { current_chapter: 2 }, selected_text: 'DATABASE_URL' };
      await store.saveItem(ADA, 'thread_1', aUserMessage({ id: 'msg_3' }), { readerContext });
      await store.saveItem(ADA, 'thread_1', aUserMessage({ id: 'msg_3', text: 'corrected' }));

      expect(await store.loadItemExtras(ADA, 'thread_1', 'msg_3')).toEqual({ readerContext });
      await store.saveItem(ADA, 'thread_1', aUserMessage({ id: 'msg_3' }), {});
      expect(await store.loadItemExtras(ADA, 'thread_1', 'msg_3')).toEqual({});
    });

    it('stores the extras of items that are added with their thread, and empty extras for others', async () => {
      const extras = { readerContext: { selected_text: 'first' } };
      await store.addThread(ADA, aThread({ id: 'thread_2' }), [
        { item: aUserMessage({ id: 'msg_9', text: 'x', thread_id: 'thread_2' }), extras },
      ]);

      expect(await store.loadItemExtras(ADA, 'thread_1', 'msg_1')).toEqual({});
      expect(await store.loadItemExtras(ADA, 'thread_2', 'msg_9')).toEqual(extras);
    });

    it('deletes an item and keeps the others', async () => {
      await store.deleteItem(ADA, 'thread_1', 'msg_1');

      expect(await itemIdsOf(store, { limit: 10, order: 'asc' })).toEqual(['msg_2']);
    });

    it('allows items with the same id in different threads', async () => {
      await store.addThread(ADA, aThread({ id: 'thread_2' }), [
        { item: anAnswer({ id: 'msg_1', text: 'elsewhere', thread_id: 'thread_2' }) },
      ]);

      await store.deleteThread(ADA, 'thread_2');

      expect(await store.loadItem(ADA, 'thread_1', 'msg_1')).toEqual(anAnswer({ id: 'msg_1' }));
    });

    it('gives each of many items that are saved at the same time its own place', async () => {
      const added = Array.from({ length: 20 }, (_, index) => `msg_at_once_${index}`);

      await Promise.all(added.map((id) => store.saveItem(ADA, 'thread_1', anAnswer({ id }))));

      const order = await itemIdsOf(store, { limit: 100, order: 'asc' });
      const pages = [
        await itemIdsOf(store, { limit: 100, order: 'asc', after: order[9] }),
        await itemIdsOf(store, { limit: 10, order: 'asc' }),
      ];
      expect([...order].sort()).toEqual(['msg_1', 'msg_2', ...added].sort());
      expect(pages.map((page) => page.length)).toEqual([12, 10]);
    });

    it('stores an item once when it is saved several times at the same time', async () => {
      await Promise.all(
        [1, 2, 3, 4].map((n) => store.saveItem(ADA, 'thread_1', anAnswer({ id: 'msg_3', text: `text ${n}` }))),
      );

      expect(await itemIdsOf(store, { limit: 10, order: 'asc' })).toEqual(['msg_1', 'msg_2', 'msg_3']);
    });
  });
}
