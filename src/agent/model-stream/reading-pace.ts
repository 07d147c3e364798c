import { performance } from 'node:perf_hooks';

/** How long the process is looked at before pauses change, in milliseconds. */
const SAMPLE_MS = 100;
/** What was seen longer ago than this says nothing about now. */
const STALE_MS = 1_000;
/** Shares of time in which the event loop was at work: over the one pauses grow, under the other they are halved. */
const BUSY = 0.9;
const CALM = 0.75;
const STEP_MS = 80;
/** Text still grows several times a second. */
const LONGEST_MS = 240;
/** A packet of more events is worth its reading. */
const SMALL_PACKET = 8;

/** The time of the event loop so far, as `performance.eventLoopUtilization()` tells it. Milliseconds. */
interface LoopTime {
  readonly idle: number;
  readonly active: number;
}

/**
 * How long the streams of models are left unread behind a small packet. With time to spare that is not at all. A process
 * that has none reads less often and finds more in each packet, which costs hardly more than one piece of text: so
 * thousands of slow streams share what there is, instead of falling behind.
 */
export class ReadingPace {
  private pauseMs = 0;
  private seen: LoopTime;

  constructor(private readonly loopTime: () => LoopTime = () => performance.eventLoopUtilization()) {
    this.seen = loopTime();
  }

  /** @param events how many the packet held. @returns undefined when the next one may be read at once. */
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
