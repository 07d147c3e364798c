import type { FinalStatus, RunStatus } from '../../threads/run-store.js';

/** One event of a run as it goes over the wire: serialized once, however many read it. */
export interface LoggedEvent {
  /** 1 for the first event of a run, then one more each. */
  readonly sequence: number;
  readonly json: string;
}

/**
 * The events of runs, in order. A run writes; responses only read. Writers never wait for readers, a reader that is
 * slow keeps nothing but its place, and every reader of a run gets the same events.
 */
export abstract class RunLog {
  /** Starts the empty log of a run. An id is opened once. */
  abstract open(runId: string): void;
  /** Adds an event behind all others. A run that has ended, or was never opened: an error of the caller, thrown. */
  abstract append(runId: string, json: string): void;
  /** Ends the log: readers get what they have not read yet, then the end. Ending twice changes nothing. */
  abstract end(runId: string, status: FinalStatus): void;
  /** The status of a run whose log is held; undefined when the log is not here, or not any more. */
  abstract status(runId: string): RunStatus | undefined;
  /** The events behind `after`, as far as they have come. An unknown run has none. */
  abstract read(runId: string, after: number): readonly LoggedEvent[];
  /**
   * The events behind `after`, then those that follow, in batches as large as they have come meanwhile, until the run
   * ends or the signal aborts. An unknown run ends at once.
   */
  abstract tail(runId: string, after: number, signal: AbortSignal): AsyncIterable<readonly LoggedEvent[]>;
}
