import { Clock } from '../../src/common/clock.js';

/** A clock that stands still. */
export class FixedClock extends Clock {
  constructor(private readonly moment: string) {
    super();
  }

  override now(): Date {
    return new Date(this.moment);
  }
}
