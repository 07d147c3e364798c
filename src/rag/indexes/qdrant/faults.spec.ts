import { AsyncLocalStorage } from 'node:async_hooks';
import { jest } from '@jest/globals';
import { withQdrantFaults } from './faults.js';
import { QdrantFault } from './qdrant-fault.js';

describe('withQdrantFaults', () => {
  const ours = new AsyncLocalStorage<true>();
  const setTimer = globalThis.setTimeout;
  let pauses: number[];

  beforeEach(() => {
    pauses = [];
    // Packages that other suites of this process use set timers too: theirs stay as they are.
    jest.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void, milliseconds = 0) => {
      if (ours.getStore()) pauses.push(milliseconds);
      return setTimer(work, ours.getStore() ? 0 : milliseconds);
    }) as never);
  });
  afterEach(() => jest.restoreAllMocks());

  async function pausesOf(isIndexing: boolean, retryAfter?: number): Promise<number[]> {
    const fault = new QdrantFault('Busy', { status: 503, retryAfter });
    const failing = ours.run(true, () => withQdrantFaults(() => Promise.reject(fault), { isIndexing }));
    await expect(failing).rejects.toMatchObject({ code: 'index_unavailable' });
    return pauses;
  }

  it('waits for about 30 seconds while it indexes, and as long as Qdrant asks, at most 60 seconds', async () => {
    const asked = await pausesOf(true);
    expect(asked.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(25_000);

    pauses.length = 0;
    expect(new Set(await pausesOf(true, 7))).toEqual(new Set([7_000]));
    pauses.length = 0;
    expect(new Set(await pausesOf(true, 86_400))).toEqual(new Set([60_000]));
  });

  it('waits for a search as long as Qdrant asks, but does not wait for more than 2 seconds', async () => {
    expect(new Set(await pausesOf(false, 2))).toEqual(new Set([2_000]));
    pauses.length = 0;
    expect(await pausesOf(false, 3)).toEqual([]);
  });
});
