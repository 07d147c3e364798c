import { performance } from 'node:perf_hooks';

/** The load is measured over at least this time before the pause changes. Milliseconds. */
const SAMPLE_MS = 100;
/** A measurement over more than this time is ignored as too old. Milliseconds. */
const STALE_MS = 1_000;
/** Shares of time in which the event loop was busy: above the first pauses grow, below the second they are halved. */
const BUSY = 0.9;
const CALM = 0.75;
const STEP_MS = 80;
/** The longest pause, so that text still grows several times a second. Milliseconds. */
const LONGEST_MS = 240;
/** No pause after a packet with more events than this. */
const SMALL_PACKET = 8;

/** The time of the event loop so far, as `performance.eventLoopUtilization()` reports it. Milliseconds. */
interface LoopTime {
  readonly idle: number;
  readonly active: number;
}

/**
 * How long a model's stream is left unread after a small packet: not at all while the process has time to spare. A busy
 * process reads less often and finds more events in each packet, and a packet costs about as much as one event. So
 * thousands of slow streams share the processor instead of falling behind.
 */
export class ReadingPace {
  private pauseMs = 0;
  private seen: LoopTime;

  constructor(private readonly loopTime: () => LoopTime = () => performance.eventLoopUtilization()) {
    this.seen = loopTime();
  }

  /** @param events in the packet that was read. @returns undefined when the next packet may be read at once. */
  restAfter(events: number): Promise<void> | undefined {
    this.look();
    return this.pauseMs > 0 && events <= SMALL_PACKET ? pause(this.pauseMs) : undefined;
  }

  private look(): void {
    const now = this.loopTime();
    const idle = now.idle - this.seen.idle;
    const active = now.active - this.seen.active;
    const elapsed = idle + active;
    if (elapsed < SAMPLE_MS) return;
    this.seen = now;
    if (elapsed > STALE_MS) this.pauseMs = 0;
    else if (active > BUSY * elapsed) this.pauseMs = Math.min(this.pauseMs + STEP_MS, LONGEST_MS);
    else if (active < CALM * elapsed) this.pauseMs = this.pauseMs < STEP_MS / 2 ? 0 : this.pauseMs / 2;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
