import type { RunCheckpoint, RunStore } from '../../src/threads/run-store.js';
import { insertRun, LATER, MESSAGE, type RunStores, SOON, USAGE } from './run-store-steps.js';

const NOTHING: RunCheckpoint = { unfinished: [] };

/** Part of the contract of `RunStore`: checkpoints, which renew the lease of a run, and abandoned runs. */
export function describeLeases(current: () => RunStores): void {
  describe('the lease of a run', () => {
    let store: RunStore;
    beforeEach(() => {
      store = current().store;
    });

    it('stores cleaned checkpoints and lists them with the runs whose lease has expired', async () => {
      const dead = await insertRun(store);
      const alive = await insertRun(store, { threadId: 'thread_2' });
      await store.checkpoint(new Map([[dead.id, { unfinished: [MESSAGE] }]]), SOON);
      await store.checkpoint(new Map([[alive.id, NOTHING]]), LATER);

      const abandoned = await store.listAbandoned(new Date(SOON.getTime() + 1));

      expect(abandoned.map(({ id }) => id)).toEqual([dead.id]);
      expect(JSON.stringify(abandoned[0]!.unfinished)).not.toContain('\\u0000');
      expect(abandoned[0]!.unfinished).toMatchObject([{ id: 'msg_1' }]);
    });

    it('returns the runs of a checkpoint that are no longer active', async () => {
      const cancelled = await insertRun(store);
      const active = await insertRun(store, { threadId: 'thread_2' });
      await store.finish(cancelled.id, 'cancelled');

      expect(
        await store.checkpoint(
          new Map([
            [cancelled.id, NOTHING],
            [active.id, NOTHING],
          ]),
          LATER,
        ),
      ).toEqual([cancelled.id]);
    });

    it('stores the usage of a checkpoint, keeps it when the next checkpoint has none, and when the run ends without one', async () => {
      const run = await insertRun(store);
      await store.checkpoint(new Map([[run.id, { unfinished: [], usage: USAGE }]]), SOON);
      await store.checkpoint(new Map([[run.id, NOTHING]]), SOON);
      expect((await store.load(run.owner, run.id)).usage).toEqual(USAGE);

      await store.finish(run.id, 'failed');

      expect((await store.load(run.owner, run.id)).usage).toEqual(USAGE);
    });

    it('lists every active run as abandoned at the latest possible date', async () => {
      const record = await insertRun(store);

      expect((await store.listAbandoned(new Date(8.64e15))).map(({ id }) => id)).toEqual([record.id]);
    });
  });
}
