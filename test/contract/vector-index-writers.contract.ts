import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { IndexBuild } from '../../src/rag/index-build.js';
import type { VectorIndex } from '../../src/rag/vector-index.js';
import { idOf, indexed, RECIPE, summaryOf } from '../support/index-builders.js';
import type { TestStore } from './vector-index.contract.js';
import { type IndexSteps, near } from './vector-index-steps.js';

const NEW_RECIPE = { ...RECIPE, model: 'new-model', dimensions: 2 };
const ATTEMPTS = 20;
/** Long enough for a busy machine. */
const LEASE = { leaseMs: 1_500, renewalMs: 200 };
/** A process that is killed or suspended does not renew its lease. */
const NEVER_RENEWED = { ...LEASE, renewalMs: 2 ** 31 - 1 };

/** Part of the contract of `VectorIndex`: several processes that write to one store at the same time. */
export function describeWriters(current: () => IndexSteps, open: TestStore['open']): void {
  describe('several writers of the index', () => {
    let steps: IndexSteps;
    let index: VectorIndex;
    beforeEach(() => {
      steps = current();
      ({ index } = steps);
    });

    const build = async (writer: VectorIndex) => {
      const id = await writer.stage(NEW_RECIPE);
      await writer.upsert(id, [indexed(2, [1, 0])]);
      await writer.publish(id, summaryOf());
      return id;
    };

    it(`keeps an index that serves when two writers publish a new build at the same time, ${ATTEMPTS} of ${ATTEMPTS} times`, async () => {
      const other = open();
      await steps.published(indexed(1, [1, 0, 0]));
      let served: IndexBuild | undefined;

      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const recipe = { ...RECIPE, model: `model-${attempt}` };
        await Promise.allSettled(
          [index, other].map(async (writer) => writer.publish(await writer.stage(recipe), summaryOf())),
        );
        served = await index.serving();
        expect(served).toMatchObject(recipe);
      }
      expect(await other.serving()).toEqual(served);
    });

    it('runs the work of one writer and rejects the second with index_building', async () => {
      await steps.published(indexed(1, [1, 0, 0]));

      const results = await Promise.allSettled(
        [index, open()].map((writer) => writer.exclusively(() => build(writer))),
      );

      const refused = results.filter((result) => result.status === 'rejected');
      expect(refused).toMatchObject([{ reason: { code: 'index_building', retryAfter: expect.any(Number) } }]);
      expect(await index.serving()).toMatchObject({ ...NEW_RECIPE, chunks: 1 });
      expect(await steps.found(near([1, 0]))).toEqual([idOf(2)]);
    });

    it('rejects single writes of a second writer while the first works', async () => {
      const other = open();

      await index.exclusively(async () => {
        const id = await index.stage(RECIPE);
        const writes = [
          other.stage(NEW_RECIPE),
          other.upsert(id, [indexed(1, [1, 0, 0])]),
          other.remove(id, [idOf(1)]),
          other.publish(id, summaryOf()),
        ];
        await Promise.all(writes.map((write) => expect(write).rejects.toMatchObject({ code: 'index_building' })));
      });

      expect(await index.serving()).toBeUndefined();
      await expect(other.stage(RECIPE)).resolves.toEqual(expect.any(String));
    });

    it('lets the next writer work when the work of the first one failed', async () => {
      const failing = index.exclusively(() => Promise.reject(new RangeError('broken')));

      await expect(failing).rejects.toThrow('broken');
      await expect(open().exclusively(() => build(index))).rejects.toMatchObject({ code: 'index_building' });
      await expect(index.exclusively(() => build(index))).resolves.toEqual(expect.any(String));
    });

    it('renews the lease of a writer that works longer than one lease', async () => {
      const [writer, other] = [open(LEASE), open(LEASE)];
      const refusals: unknown[] = [];

      await writer.exclusively(async (lost) => {
        for (let round = 0; round < 3; round += 1) {
          await setTimeout(LEASE.leaseMs / 2);
          refusals.push(await other.stage(RECIPE).catch(({ code }) => code));
        }
        expect(lost.aborted).toBe(false);
        await build(writer);
      });

      expect(refusals).toEqual(Array(3).fill('index_building'));
      expect(await index.serving()).toMatchObject(NEW_RECIPE);
    });

    it('takes over the unfinished build of a killed writer when its lease has ended, and refuses its late writes', async () => {
      const [killed, next] = [open(NEVER_RENEWED), open(LEASE)];
      const old = await steps.published(indexed(1, [1, 0, 0]));
      const [started, suspended] = [new AbortController(), new AbortController()];
      let [refused, unfinished] = ['', ''];
      const work = killed.exclusively(async () => {
        refused = await next.exclusively(() => build(next)).catch(({ code }) => code);
        unfinished = await killed.stage(NEW_RECIPE);
        await killed.upsert(unfinished, [indexed(2, [1, 0])]);
        started.abort();
        await once(suspended.signal, 'abort');
        await killed.publish(unfinished, summaryOf());
      });
      await once(started.signal, 'abort');
      const meanwhile = await index.serving();

      const taken = await untilFree(() => next.exclusively(() => build(next)));
      suspended.abort();

      expect(refused).toBe('index_building');
      expect(meanwhile).toMatchObject({ id: old });
      expect(taken).toBe(unfinished);
      await expect(work).rejects.toMatchObject({ code: 'index_building' });
      expect(await index.serving()).toMatchObject({ id: unfinished, chunks: 1 });
    });
  });
}

/** Repeats `work` for at most ten leases while another writer has the lease. */
async function untilFree<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== 'index_building' || attempt === 50) throw error;
    }
    await setTimeout(LEASE.leaseMs / 5);
  }
}
