import { Worker } from 'node:worker_threads';
import { jest } from '@jest/globals';
import { cpuTimes } from './cpu-times.js';
import { BUSY_MS, LONGEST_GAP_MS, type LoopGap, LoopWatch } from './loop-watch.js';

/** Uses the processor for longer than the watch allows. */
function work(): void {
  const { processMs } = cpuTimes();
  while (cpuTimes().processMs - processMs < LONGEST_GAP_MS + BUSY_MS) Math.hypot(1, 2);
}

/** Blocks this thread without using the processor, as the system does when it gives the processor to others. */
function waitWithoutWork(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * LONGEST_GAP_MS);
}

// Another process that takes the processor for most of a gap hides the work, by design of the watch.
jest.retryTimes(5, { logErrorsBeforeRetry: true });

describe('LoopWatch', () => {
  let faults: LoopGap[];
  let exempted: LoopGap[];
  let watch: LoopWatch;

  beforeEach(() => {
    [faults, exempted] = [[], []];
    watch = new LoopWatch(
      (gap) => faults.push(gap),
      (gap) => exempted.push(gap),
    );
    watch.start();
  });
  afterEach(() => watch.stop());

  it('LoopWatch reports a busy loop that blocks the event loop, with its processor time', () => {
    work();
    watch.look();

    expect(faults).toEqual([expect.objectContaining({ gapMs: expect.any(Number) })]);
    expect(faults[0]!.gapMs).toBeGreaterThan(LONGEST_GAP_MS);
    expect(faults[0]!.processMs).toBeGreaterThanOrEqual(BUSY_MS);
  });

  it('LoopWatch reports nothing when the thread waits without using the processor', () => {
    waitWithoutWork();
    watch.look();

    expect(faults).toEqual([]);
  });

  it('LoopWatch reports nothing when the thread worked for less than half of a long gap', () => {
    work();
    waitWithoutWork();
    waitWithoutWork();
    watch.look();

    expect(faults).toEqual([]);
  });

  it('LoopWatch reports nothing when only another thread of the process works, where the system tells the time of a thread', async () => {
    const worker = new Worker('for (;;) Math.hypot(1, 2);', { eval: true });
    await new Promise((resolve) => worker.once('online', resolve));
    const before = cpuTimes();
    waitWithoutWork();
    const grown = cpuTimes().processMs - before.processMs;
    watch.look();
    await worker.terminate();

    expect(grown).toBeGreaterThan(0);
    expect(faults).toHaveLength(before.threadMs === undefined && grown >= BUSY_MS ? 1 : 0);
  });

  it('LoopWatch sees a busy loop between two turns of the event loop, and its histogram counts it', async () => {
    // The histogram measures from its first turn of the event loop on.
    await new Promise((resolve) => setTimeout(resolve, 50));
    setImmediate(work);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(faults).toHaveLength(1);
    expect(watch.longestDelayMs).toBeGreaterThan(LONGEST_GAP_MS);
  });

  it('LoopWatch passes gaps of exempt work to another listener and reports what comes after it', () => {
    const end = watch.exempt();
    work();
    end();
    expect([faults.length, exempted.length]).toEqual([0, 1]);

    work();
    watch.look();
    expect(faults).toHaveLength(1);
  });

  it('LoopWatch reports nothing before it is started and after it is stopped', () => {
    watch.stop();
    work();
    watch.look();

    expect(faults).toEqual([]);
  });
});
