import { ConflictError } from '../../src/common/errors/conflict.error.js';
import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import type { RunRecord, RunStore } from '../../src/threads/run-store.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { aThread, aUserMessage } from '../support/thread-builders.js';
import { aRun, insertRun, LATER, MESSAGE, type RunStores, SOON, USAGE } from './run-store-steps.js';

/** Part of the contract of `RunStore`: storing a run and items of its thread in one transaction. */
export function describeRunsWithThreads(current: () => RunStores): void {
  describe('a run and its thread', () => {
    let store: RunStore;
    let threads: ThreadStore;
    beforeEach(() => {
      ({ store, threads } = current());
    });

    const items = async (record: RunRecord) =>
      (await threads.listItems(record.owner, record.threadId, { limit: 10, order: 'asc' })).data.map(({ id }) => id);
    const asked = aUserMessage({ id: 'msg_0' });

    async function insertedWithThread(changes: Partial<RunRecord> = {}): Promise<RunRecord> {
      const record = aRun(changes);
      await store.insertWithThread(record, SOON, aThread({ id: record.threadId, title: 'New' }), [{ item: asked }]);
      return record;
    }

    it('insertWithThread stores a run together with a new thread and its first items', async () => {
      const record = await insertedWithThread({ idempotencyKey: 'key' });

      expect(await store.load(record.owner, record.id)).toEqual(record);
      expect(await threads.loadThread(record.owner, 'thread_1')).toMatchObject({ title: 'New' });
      expect(await items(record)).toEqual([asked.id]);
    });

    it('insertWithThread stores no thread when the idempotency key has a run already', async () => {
      const first = await insertedWithThread({ idempotencyKey: 'key' });

      const second = insertedWithThread({ idempotencyKey: 'key', threadId: 'thread_2' });

      await expect(second).rejects.toMatchObject({ existing: { id: first.id } });
      await expect(threads.loadThread(first.owner, 'thread_2')).rejects.toThrow(NotFoundError);
    });

    it('insertWithThread stores no run when the thread cannot be stored', async () => {
      await threads.addThread(aRun().owner, aThread());

      await expect(insertedWithThread()).rejects.toThrow(ConflictError);

      expect(await store.findActive(aRun().owner, 'thread_1')).toBeUndefined();
    });

    it('complete stores the last item of the answer after the question and ends the run', async () => {
      const record = await insertedWithThread();
      await store.checkpoint(new Map([[record.id, { unfinished: [MESSAGE] }]]), SOON);

      await store.complete(record, MESSAGE, USAGE);

      expect(await items(record)).toEqual([asked.id, MESSAGE.id]);
      expect(await store.load(record.owner, record.id)).toMatchObject({ status: 'completed', usage: USAGE });
      expect(await store.listAbandoned(LATER)).toEqual([]);
      await expect(insertRun(store)).resolves.toBeDefined();
    });

    it('complete stores the last item also when another process ended the run, and keeps the status of that process', async () => {
      const record = await insertedWithThread();
      await store.finish(record.id, 'failed');

      await store.complete(record, MESSAGE);

      expect(await items(record)).toEqual([asked.id, MESSAGE.id]);
      expect((await store.load(record.owner, record.id)).status).toBe('failed');
    });

    it('complete stores nothing when the thread was deleted meanwhile', async () => {
      const record = await insertedWithThread();
      await threads.deleteThread(record.owner, record.threadId);

      await expect(store.complete(record, MESSAGE)).rejects.toThrow(NotFoundError);
      expect((await store.load(record.owner, record.id)).status).toBe('active');
    });
  });
}
