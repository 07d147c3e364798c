import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import { RunConflictError } from '../../src/threads/run-conflict.error.js';
import type { RunStore } from '../../src/threads/run-store.js';
import { aRun, insertRun, type RunStores, SOON, USAGE } from './run-store-steps.js';

/** Part of the contract of `RunStore`: inserting, finding, finishing and removing runs. */
export function describeRuns(current: () => RunStores): void {
  describe('a run', () => {
    let store: RunStore;
    beforeEach(() => {
      store = current().store;
    });

    it('loads a run as it was inserted', async () => {
      const record = await insertRun(store, { idempotencyKey: 'key', requestHash: 'hash' });

      expect(await store.load(record.owner, record.id)).toEqual(record);
    });

    it('rejects a second active run of a thread and names the first', async () => {
      const first = await insertRun(store);

      const second = store.insert(aRun(), SOON);

      await expect(second).rejects.toThrow(RunConflictError);
      await expect(second).rejects.toMatchObject({ existing: { id: first.id } });
    });

    it('accepts exactly one of many runs that are inserted for a thread at the same time', async () => {
      const races = await Promise.allSettled(Array.from({ length: 8 }, () => store.insert(aRun(), SOON)));

      expect(races.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('accepts a new run of a thread whose run has ended', async () => {
      const first = await insertRun(store);
      await store.finish(first.id, 'completed');

      await expect(insertRun(store)).resolves.toBeDefined();
    });

    it('finds a run by the idempotency key of its owner, also after the run has ended', async () => {
      const record = await insertRun(store, { idempotencyKey: 'key' });
      await store.finish(record.id, 'completed');

      expect(await store.findByKey(record.owner, 'key')).toMatchObject({ id: record.id, status: 'completed' });
      expect(await store.findByKey({ tenantId: 'acme', userId: 'bob' }, 'key')).toBeUndefined();
      await expect(store.insert(aRun({ idempotencyKey: 'key', threadId: 'thread_2' }), SOON)).rejects.toThrow(
        RunConflictError,
      );
      await expect(
        insertRun(store, { idempotencyKey: 'key', owner: { tenantId: 'acme', userId: 'bob' } }),
      ).resolves.toBeDefined();
    });

    it.each(['\0', 'run_1\0', 'a\ud800'])('finds no run with the id %j, which no database can store', async (id) => {
      const { owner } = await insertRun(store, { id: 'run_1', threadId: 'thread_1' });

      await expect(store.load(owner, id)).rejects.toThrow(NotFoundError);
      expect(await store.findActive(owner, id)).toBeUndefined();
      expect(await store.findByKey(owner, id)).toBeUndefined();
      expect(await store.finish(id, 'cancelled')).toBe(false);
    });

    it('treats the run of another owner like a missing run', async () => {
      const record = await insertRun(store);
      const other = { tenantId: 'other', userId: 'ada' };

      await expect(store.load(other, record.id)).rejects.toThrow(NotFoundError);
      expect(await store.findActive(other, record.threadId)).toBeUndefined();
    });

    it('finds the active run of a thread until the run ends', async () => {
      const record = await insertRun(store);
      expect(await store.findActive(record.owner, 'thread_1')).toMatchObject({ id: record.id });

      await store.finish(record.id, 'cancelled');

      expect(await store.findActive(record.owner, 'thread_1')).toBeUndefined();
    });

    it('finishes a run once and keeps the first status', async () => {
      const record = await insertRun(store);

      expect(await store.finish(record.id, 'cancelled')).toBe(true);
      expect(await store.finish(record.id, 'completed')).toBe(false);
      expect((await store.load(record.owner, record.id)).status).toBe('cancelled');
    });

    it('stores the usage of a run with its end, and the first end keeps its usage', async () => {
      const record = await insertRun(store);
      expect(await store.load(record.owner, record.id)).not.toHaveProperty('usage');

      await store.finish(record.id, 'cancelled', USAGE);
      await store.finish(record.id, 'completed', { ...USAGE, requests: 3 });

      expect(await store.load(record.owner, record.id)).toMatchObject({ status: 'cancelled', usage: USAGE });
    });

    it('removes a run together with its idempotency key', async () => {
      const record = await insertRun(store, { idempotencyKey: 'key' });

      await store.remove(record.id);

      expect(await store.findByKey(record.owner, 'key')).toBeUndefined();
      await expect(insertRun(store, { idempotencyKey: 'key' })).resolves.toBeDefined();
    });
  });
}
