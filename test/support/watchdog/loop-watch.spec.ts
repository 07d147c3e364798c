import { Worker } from 'node:worker_threads';
import { cpuTimes } from './cpu-times.js';
import { BUSY_MS, LONGEST_GAP_MS, type LoopGap, LoopWatch, type Reading } from './loop-watch.js';

/** A gap that is longer than the watch allows. */
const LONG_MS = LONGEST_GAP_MS + BUSY_MS;

/** What the watch reads instead of the machine, because other processes delay a real one. */
let reading: Reading;

/** The thread uses the processor for longer than the watch allows. */
function work(): void {
  const { at, processMs, threadMs } = reading;
  reading = { at: at + LONG_MS, processMs: processMs + LONG_MS, threadMs: threadMs! + LONG_MS };
}

/** The thread does not use the processor for a long time, as when the system gives the processor to others. */
function waitWithoutWork(): void {
  reading = { ...reading, at: reading.at + LONG_MS };
}

/** Blocks this thread. */
function block(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LONG_MS);
}

describe('LoopWatch', () => {
  let faults: LoopGap[];
  let exempted: LoopGap[];
  let watch: LoopWatch;

  beforeEach(() => {
    [faults, exempted] = [[], []];
    reading = { at: 0, processMs: 0, threadMs: 0 };
    watch = new LoopWatch(
      (gap) => faults.push(gap),
      (gap) => exempted.push(gap),
      () => reading,
    );
    watch.start();
  });
  afterEach(() => watch.stop());

  it('LoopWatch reports a busy loop that blocks the event loop, with its processor time', () => {
    work();
    watch.look();

    expect(faults).toEqual([{ gapMs: LONG_MS, processMs: LONG_MS, threadMs: LONG_MS }]);
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

  it('LoopWatch reports nothing when only another thread of the process works, where the system tells the time of a thread', () => {
    reading = { at: LONG_MS, processMs: LONG_MS, threadMs: 0 };
    watch.look();
    expect(faults).toEqual([]);

    watch.stop();
    reading = { at: 0, processMs: 0 };
    watch.start();
    reading = { at: LONG_MS, processMs: LONG_MS };
    watch.look();
    expect(faults).toEqual([{ gapMs: LONG_MS, processMs: LONG_MS, threadMs: undefined }]);
  });

  it('LoopWatch sees a busy loop between two turns of the event loop, and its histogram counts it', async () => {
    // The histogram measures from its first turn of the event loop on.
    await new Promise((resolve) => setTimeout(resolve, 50));
    setImmediate(() => {
      work();
      block();
    });
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

describe('cpuTimes', () => {
  it('cpuTimes tells the work of other threads as time of the process, and not of this thread where the system tells it', async () => {
    const worker = new Worker('for (;;) Math.hypot(1, 2);', { eval: true });
    await new Promise((resolve) => worker.once('online', resolve));
    const before = cpuTimes();
    while (cpuTimes().processMs - before.processMs < LONG_MS) block();
    const after = cpuTimes();
    await worker.terminate();

    const others = after.processMs - before.processMs - ((after.threadMs ?? 0) - (before.threadMs ?? 0));
    expect(others).toBeGreaterThan(LONG_MS / 2);
  });

  it('cpuTimes tells the work of this thread', () => {
    const before = cpuTimes();
    while (cpuTimes().processMs - before.processMs < LONG_MS) Math.hypot(1, 2);
    const { threadMs } = cpuTimes();

    expect(threadMs === undefined || threadMs - before.threadMs! > LONG_MS / 4).toBe(true);
  });
});
