import { ConflictError } from '../../src/common/errors/conflict.error.js';
import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import { newId } from '../../src/common/ids.js';
import type { ThreadItem } from '../../src/protocol/items.js';
import { RunConflictError } from '../../src/threads/run-conflict.error.js';
import type { RunRecord, RunStore } from '../../src/threads/run-store.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { aQuestion, aThread } from '../support/thread-builders.js';

const SOON = new Date('2026-01-01T00:00:15.000Z');
const LATER = new Date('2026-01-01T00:01:00.000Z');
const message: ThreadItem = {
  id: 'msg_1',
  thread_id: 'thread_1',
  created_at: '2026-01-01T00:00:00.000Z',
  type: 'assistant_message',
  content: [{ type: 'output_text', text: 'half \u0000 an ans', annotations: [] }],
};

/** What every `RunStore` does, whoever keeps it. `open` gives an empty store, and that of the threads of its runs. */
export function runStoreContract(open: () => Promise<{ store: RunStore; threads: ThreadStore }>): void {
  describe('as a RunStore', () => {
    let store: RunStore;
    let threads: ThreadStore;

    beforeEach(async () => void ({ store, threads } = await open()));

    const run = (changes: Partial<RunRecord> = {}): RunRecord => ({
      id: newId('run'),
      owner: { tenantId: 'acme', userId: 'ada' },
      threadId: 'thread_1',
      status: 'active',
      createdAt: '2026-01-01T00:00:00.000Z',
      ...changes,
    });

    async function inserted(changes: Partial<RunRecord> = {}): Promise<RunRecord> {
      const record = run(changes);
      await store.insert(record, SOON);
      return record;
    }

    it('gives a run back as it was stored', async () => {
      const record = await inserted({ idempotencyKey: 'key' });

      expect(await store.load(record.owner, record.id)).toEqual(record);
    });

    it('refuses a second active run in a thread and names the first', async () => {
      const first = await inserted();

      const second = store.insert(run(), SOON);

      await expect(second).rejects.toThrow(RunConflictError);
      await expect(second).rejects.toMatchObject({ existing: { id: first.id } });
    });

    it('lets exactly one of many runs into a thread that they race for', async () => {
      const races = await Promise.allSettled(Array.from({ length: 8 }, () => store.insert(run(), SOON)));

      expect(races.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('frees the thread when its run has ended', async () => {
      const first = await inserted();
      await store.finish(first.id, 'completed');

      await expect(inserted()).resolves.toBeDefined();
    });

    it('finds the run of a submit by its key, also when it has ended, and never another owner by it', async () => {
      const record = await inserted({ idempotencyKey: 'key' });
      await store.finish(record.id, 'completed');

      expect(await store.findByKey(record.owner, 'key')).toMatchObject({ id: record.id, status: 'completed' });
      expect(await store.findByKey({ tenantId: 'acme', userId: 'bob' }, 'key')).toBeUndefined();
      await expect(store.insert(run({ idempotencyKey: 'key', threadId: 'thread_2' }), SOON)).rejects.toThrow(
        RunConflictError,
      );
      await expect(
        inserted({ idempotencyKey: 'key', owner: { tenantId: 'acme', userId: 'bob' } }),
      ).resolves.toBeDefined();
    });

    it('treats the run of another owner as one that does not exist', async () => {
      const record = await inserted();
      const other = { tenantId: 'other', userId: 'ada' };

      await expect(store.load(other, record.id)).rejects.toThrow(NotFoundError);
      expect(await store.findActive(other, record.threadId)).toBeUndefined();
    });

    it('finds the active run of a thread until it ends', async () => {
      const record = await inserted();
      expect(await store.findActive(record.owner, 'thread_1')).toMatchObject({ id: record.id });

      await store.finish(record.id, 'cancelled');

      expect(await store.findActive(record.owner, 'thread_1')).toBeUndefined();
    });

    it('ends a run once: the first word stands', async () => {
      const record = await inserted();

      expect(await store.finish(record.id, 'cancelled')).toBe(true);
      expect(await store.finish(record.id, 'completed')).toBe(false);
      expect((await store.load(record.owner, record.id)).status).toBe('cancelled');
    });

    it('keeps checkpoints, cleaned, and gives them with the runs whose lease has ended', async () => {
      const dead = await inserted();
      const alive = await inserted({ threadId: 'thread_2' });
      await store.checkpoint(new Map([[dead.id, [message]]]), SOON);
      await store.checkpoint(new Map([[alive.id, []]]), LATER);

      const abandoned = await store.listAbandoned(new Date(SOON.getTime() + 1));

      expect(abandoned.map(({ id }) => id)).toEqual([dead.id]);
      expect(JSON.stringify(abandoned[0]!.unfinished)).not.toContain('\\u0000');
      expect(abandoned[0]!.unfinished).toMatchObject([{ id: 'msg_1' }]);
    });

    it('says which runs are not active any more when they are checkpointed', async () => {
      const cancelled = await inserted();
      const active = await inserted({ threadId: 'thread_2' });
      await store.finish(cancelled.id, 'cancelled');

      expect(
        await store.checkpoint(
          new Map([
            [cancelled.id, []],
            [active.id, []],
          ]),
          LATER,
        ),
      ).toEqual([cancelled.id]);
    });

    it('takes every active run for abandoned when asked for the end of time', async () => {
      const record = await inserted();

      expect((await store.listAbandoned(new Date(8.64e15))).map(({ id }) => id)).toEqual([record.id]);
    });

    describe('stores a run together with what is in its thread', () => {
      const items = async (record: RunRecord) =>
        (await threads.listItems(record.owner, record.threadId, { limit: 10, order: 'asc' })).data.map(({ id }) => id);
      const asked = aQuestion('msg_0');

      async function insertedWithThread(changes: Partial<RunRecord> = {}): Promise<RunRecord> {
        const record = run(changes);
        await store.insertWithThread(record, SOON, aThread(record.threadId, { title: 'New' }), [{ item: asked }]);
        return record;
      }

      it('a new thread with its first items', async () => {
        const record = await insertedWithThread({ idempotencyKey: 'key' });

        expect(await store.load(record.owner, record.id)).toEqual(record);
        expect(await threads.loadThread(record.owner, 'thread_1')).toMatchObject({ title: 'New' });
        expect(await items(record)).toEqual([asked.id]);
      });

      it('no thread when the submit has a run already', async () => {
        const first = await insertedWithThread({ idempotencyKey: 'key' });

        const second = insertedWithThread({ idempotencyKey: 'key', threadId: 'thread_2' });

        await expect(second).rejects.toMatchObject({ existing: { id: first.id } });
        await expect(threads.loadThread(first.owner, 'thread_2')).rejects.toThrow(NotFoundError);
      });

      it('no run when the thread cannot be stored', async () => {
        await threads.addThread(run().owner, aThread('thread_1'));

        await expect(insertedWithThread()).rejects.toThrow(ConflictError);

        expect(await store.findActive(run().owner, 'thread_1')).toBeUndefined();
      });

      it('the last item of the answer with the end, in its place behind the question', async () => {
        const record = await insertedWithThread();
        await store.checkpoint(new Map([[record.id, [message]]]), SOON);

        await store.complete(record, message);

        expect(await items(record)).toEqual([asked.id, message.id]);
        expect((await store.load(record.owner, record.id)).status).toBe('completed');
        expect(await store.listAbandoned(LATER)).toEqual([]);
        await expect(inserted()).resolves.toBeDefined();
      });

      it('the last item also when the run was ended by another, whose word stands', async () => {
        const record = await insertedWithThread();
        await store.finish(record.id, 'failed');

        await store.complete(record, message);

        expect(await items(record)).toEqual([asked.id, message.id]);
        expect((await store.load(record.owner, record.id)).status).toBe('failed');
      });

      it('nothing when the thread was deleted meanwhile', async () => {
        const record = await insertedWithThread();
        await threads.deleteThread(record.owner, record.threadId);

        await expect(store.complete(record, message)).rejects.toThrow(NotFoundError);
        expect((await store.load(record.owner, record.id)).status).toBe('active');
      });
    });

    it('forgets a run that never started, with its key', async () => {
      const record = await inserted({ idempotencyKey: 'key' });

      await store.remove(record.id);

      expect(await store.findByKey(record.owner, 'key')).toBeUndefined();
      await expect(inserted({ idempotencyKey: 'key' })).resolves.toBeDefined();
    });
  });
}
