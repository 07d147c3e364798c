import { ConflictError } from '../../src/common/errors/conflict.error.js';
import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { ADA, anAnswer, aThread } from '../support/thread-builders.js';
import { addThreadWith, itemIdsOf } from './thread-store-steps.js';

/** Part of the contract of `ThreadStore`: adding, loading, saving, merging and deleting a thread. */
export function describeThreads(current: () => ThreadStore): void {
  describe('a thread', () => {
    let store: ThreadStore;
    beforeEach(() => {
      store = current();
    });

    it('loads a thread as it was added', async () => {
      const thread = aThread({
        title: 'Postgres',
        status: { type: 'locked', reason: 'paid up' },
        allowed_image_domains: ['images.example.com'],
        metadata: { nested: { list: [1, null, 'two'], flag: false } },
      });

      await store.addThread(ADA, thread);

      expect(await store.loadThread(ADA, 'thread_1')).toEqual(thread);
    });

    it('adds a thread together with its first items, in their order', async () => {
      await addThreadWith(store, 'msg_b', 'msg_a');

      expect(await itemIdsOf(store, { limit: 10, order: 'asc' })).toEqual(['msg_b', 'msg_a']);
    });

    it('does not add a thread when one of its items cannot be added', async () => {
      const twice = [{ item: anAnswer({ id: 'msg_1' }) }, { item: anAnswer({ id: 'msg_1' }) }];

      await expect(store.addThread(ADA, aThread(), twice)).rejects.toThrow(ConflictError);

      await expect(store.loadThread(ADA, 'thread_1')).rejects.toThrow(NotFoundError);
    });

    it('rejects a second thread with the same id and keeps the first', async () => {
      await store.addThread(ADA, aThread({ title: 'First' }));

      await expect(store.addThread(ADA, aThread({ title: 'Second' }))).rejects.toThrow(ConflictError);

      expect(await store.loadThread(ADA, 'thread_1')).toMatchObject({ title: 'First' });
    });

    it('saveThread overwrites every member of a thread except created_at', async () => {
      await store.addThread(ADA, aThread({ title: 'Before', metadata: { kept: false } }));
      const after = aThread({ status: { type: 'closed' }, allowed_image_domains: ['a.b'], metadata: { n: 1 } });

      await store.saveThread(ADA, { ...after, title: null, created_at: '2030-01-01T00:00:00.000Z' });

      expect(await store.loadThread(ADA, 'thread_1')).toEqual(after);
    });

    it('mergeThread keeps and returns a title that was set meanwhile', async () => {
      await store.addThread(ADA, aThread({ metadata: { kept: false } }));
      const changed = aThread({ title: 'Ours', status: { type: 'closed' }, metadata: { n: 1 } });

      expect(await store.mergeThread(ADA, changed, undefined)).toBe('Ours');
      expect(await store.mergeThread(ADA, { ...changed, title: 'Ours, too', metadata: { n: 2 } }, undefined)).toBe(
        'Ours',
      );
      expect(await store.loadThread(ADA, 'thread_1')).toEqual({ ...changed, metadata: { n: 2 } });

      expect(await store.mergeThread(ADA, { ...changed, title: null }, 'Ours')).toBeUndefined();
      await expect(store.mergeThread(ADA, aThread({ id: 'thread_2' }), undefined)).rejects.toThrow(NotFoundError);
    });

    it('deletes the items of a thread when the thread is deleted', async () => {
      await addThreadWith(store, 'msg_1');

      await store.deleteThread(ADA, 'thread_1');
      await store.addThread(ADA, aThread());

      expect(await itemIdsOf(store, { limit: 10, order: 'asc' })).toEqual([]);
    });

    it('stores copies: changing a saved or loaded thread object does not change the stored thread', async () => {
      const thread = aThread({ metadata: { list: ['one'] } });
      await store.addThread(ADA, thread);
      thread.metadata.list = 'changed by its maker';

      const loaded = await store.loadThread(ADA, 'thread_1');
      (loaded.metadata.list as string[]).push('two');

      expect((await store.loadThread(ADA, 'thread_1')).metadata).toEqual({ list: ['one'] });
    });
  });
}
