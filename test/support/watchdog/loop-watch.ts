import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type CpuTimes, cpuTimes } from './cpu-times.js';

/** How often the watch looks at the clock, in milliseconds. */
const INTERVAL_MS = 20;
/** A longer time without one turn of the event loop is a fault if the process worked meanwhile. */
export const LONGEST_GAP_MS = 200;
/** Processor time within the gap that shows that the process worked. On a busy machine a process waits without using it. */
export const BUSY_MS = 150;
/** The part of a gap in which the thread must have worked. With less, the machine gave the processor to others most of the time. */
const WORKED_PART = 0.5;

/** A time in which the event loop took no turn although the process was working, in milliseconds. */
export interface LoopGap {
  readonly gapMs: number;
  /** Processor time of the whole process within the gap. */
  readonly processMs: number;
  /** Processor time of the thread of the event loop, if the system tells it. */
  readonly threadMs?: number;
}

/** The time and the processor time until now, in milliseconds. */
export interface Reading extends CpuTimes {
  readonly at: number;
}

// Taken before a test replaces the timers and the clock.
const { setInterval, clearInterval } = globalThis;
const now = performance.now.bind(performance);
const readMachine = (): Reading => ({ at: now(), ...cpuTimes() });

/**
 * Watches the event loop of this thread, from `start` to `stop`. It calls `onFault` for each gap that is longer than
 * `LONGEST_GAP_MS` in which the process, and this thread if the system tells it, used at least `BUSY_MS` of processor
 * time and worked for at least half of the gap. The other conditions keep a machine that is busy with other processes or threads from being reported.
 */
export class LoopWatch {
  private timer?: NodeJS.Timeout;
  private histogram?: ReturnType<typeof monitorEventLoopDelay>;
  private last: Reading;
  private exemptions = 0;

  constructor(
    private readonly onFault: (gap: LoopGap) => void,
    private readonly onExempted: (gap: LoopGap) => void = () => undefined,
    private readonly read: () => Reading = readMachine,
  ) {
    this.last = read();
  }

  start(): void {
    if (this.timer) return;
    this.histogram = monitorEventLoopDelay({ resolution: INTERVAL_MS });
    this.histogram.enable();
    this.last = this.read();
    this.timer = setInterval(() => this.look(), INTERVAL_MS);
    this.timer.unref();
  }

  /** Also examines the time since the last turn of the event loop. */
  stop(): void {
    if (!this.timer) return;
    this.look();
    clearInterval(this.timer);
    this.timer = undefined;
    this.histogram?.disable();
  }

  /** The longest delay of the event loop since `start`, in milliseconds, whatever its cause. */
  get longestDelayMs(): number {
    return (this.histogram?.max ?? 0) / 1e6;
  }

  /** From now on until the returned function is called, gaps are passed to `onExempted`. */
  exempt(): () => void {
    this.look();
    this.exemptions += 1;
    return () => {
      this.look();
      this.exemptions -= 1;
    };
  }

  /** Examines the time since the last call, which is short unless the event loop was blocked. */
  look(): void {
    if (!this.timer) return;
    const { last } = this;
    this.last = this.read();
    const gap: LoopGap = {
      gapMs: Math.round(this.last.at - last.at),
      processMs: Math.round(this.last.processMs - last.processMs),
      threadMs: difference(this.last.threadMs, last.threadMs),
    };
    const workedMs = Math.min(gap.processMs, gap.threadMs ?? gap.processMs);
    if (gap.gapMs <= LONGEST_GAP_MS || workedMs < Math.max(BUSY_MS, WORKED_PART * gap.gapMs)) return;
    if (this.exemptions > 0) this.onExempted(gap);
    else this.onFault(gap);
  }
}

function difference(after: number | undefined, before: number | undefined): number | undefined {
  return after === undefined || before === undefined ? undefined : Math.round(after - before);
}
