/** The only source of the current time. Tests provide a fixed one. */
export abstract class Clock {
  abstract now(): Date;
}

/** The clock of the operating system. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
