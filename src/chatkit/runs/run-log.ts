import type { SerializedEvent } from '../../protocol/event-serializer.js';
import type { ThreadStreamEvent } from '../../protocol/events.js';
import type { FinalStatus, RunStatus } from '../../threads/run-store.js';

/** One event of a run with its position. */
export class LoggedEvent implements SerializedEvent {
  /** @param sequence 1 for the first event of a run, then one more each. */
  constructor(
    readonly sequence: number,
    private readonly copy: SerializedEvent,
  ) {}

  get json(): string {
    return this.copy.json;
  }

  get event(): ThreadStreamEvent {
    return this.copy.event;
  }

  get size(): number {
    return this.copy.size;
  }
}

/**
 * The events of runs, in order. A run appends events, responses read them. Writers never wait for readers, and a slow
 * reader costs only its position. Every reader of a run gets the same events.
 */
export abstract class RunLog {
  /** Creates the empty log of a run. Throws when the id was opened before. */
  abstract open(runId: string): void;
  /** Adds an event at the end. Throws when the run has ended or was never opened. */
  abstract append(runId: string, event: SerializedEvent): void;
  /** Ends the log: readers get the events that they have not read yet, then the end. Later calls change nothing. */
  abstract end(runId: string, status: FinalStatus): void;
  /** The status of a run; undefined when this process has no log of the run or has removed it. */
  abstract status(runId: string): RunStatus | undefined;
  /** Events after `after`, up to the latest. An unknown run has none. */
  abstract read(runId: string, after: number): readonly LoggedEvent[];
  /**
   * Events after `after`, then those that follow, in batches of all that have arrived meanwhile, until the run ends or
   * the signal aborts. An unknown run ends at once.
   */
  abstract tail(runId: string, after: number, signal: AbortSignal): AsyncIterable<readonly LoggedEvent[]>;
}
