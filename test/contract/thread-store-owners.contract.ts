import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { ADA, anAnswer, aThread, BOB, OTHER_ADA } from '../support/thread-builders.js';
import { addThreadWith } from './thread-store-steps.js';

/** Part of the contract of `ThreadStore`: missing threads and threads of other owners are treated alike. */
export function describeOwners(current: () => ThreadStore): void {
  describe('owners', () => {
    let store: ThreadStore;
    beforeEach(async () => {
      store = current();
      await addThreadWith(store, 'msg_1');
    });
    const cases = [
      { who: 'the owner, with an unknown thread', owner: ADA, threadId: 'thread_x' },
      { who: 'another user', owner: BOB, threadId: 'thread_1' },
      { who: 'the same user of another tenant', owner: OTHER_ADA, threadId: 'thread_1' },
    ];

    it.each(cases)('throws NotFoundError for every access by $who', async ({ owner, threadId }) => {
      const page = { limit: 10, order: 'asc' as const };
      const attempts = [
        () => store.loadThread(owner, threadId),
        () => store.saveThread(owner, aThread({ id: threadId, title: 'stolen' })),
        () => store.mergeThread(owner, aThread({ id: threadId, title: 'stolen' }), undefined),
        () => store.saveItem(owner, threadId, anAnswer({ id: 'msg_1', text: 'stolen' })),
        () => store.loadItem(owner, threadId, 'msg_1'),
        () => store.loadItemExtras(owner, threadId, 'msg_1'),
        () => store.listItems(owner, threadId, page),
        () => store.deleteItemsAfter(owner, threadId, 'msg_1'),
        () => store.listThreads(owner, { ...page, after: threadId }),
      ];

      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(NotFoundError);
    });

    it.each(cases)('deletes nothing, without an error, for a deletion by $who', async ({ owner, threadId }) => {
      await store.deleteItem(owner, threadId, 'msg_1');
      await store.deleteThread(owner, threadId);

      expect(await store.loadThread(ADA, 'thread_1')).toEqual(aThread());
      expect(await store.loadItem(ADA, 'thread_1', 'msg_1')).toEqual(anAnswer({ id: 'msg_1' }));
    });

    it('allows different owners to have threads and items with the same ids', async () => {
      await store.addThread(BOB, aThread({ title: 'Of Bob' }), [{ item: anAnswer({ id: 'msg_1', text: 'of Bob' }) }]);
      await store.deleteThread(BOB, 'thread_1');

      expect(await store.loadThread(ADA, 'thread_1')).toEqual(aThread());
      expect(await store.loadItem(ADA, 'thread_1', 'msg_1')).toEqual(anAnswer({ id: 'msg_1' }));
    });
  });
}
