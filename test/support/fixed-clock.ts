import { Clock } from '../../src/common/clock.js';
import { NOON } from './thread-builders.js';

/** A clock that moves only when a test advances it. */
export class FixedClock extends Clock {
  private timeMs: number;

  /** @param moment ISO 8601. */
  constructor(moment = NOON) {
    super();
    this.timeMs = Date.parse(moment);
  }

  override now(): Date {
    return new Date(this.timeMs);
  }

  advance(seconds: number): void {
    this.timeMs += seconds * 1_000;
  }
}
