import { Injectable } from '@nestjs/common';
import type { Owner } from '../../auth/identity.js';
import { AppError } from '../../common/errors/app-error.js';
import { EventSerializer } from '../../protocol/event-serializer.js';
import type { RunStatus } from '../../threads/run-store.js';
import { RunStore } from '../../threads/run-store.js';
import { foldEvents } from './fold-events.js';
import { LoggedEvent, RunLog } from './run-log.js';

/** The position of a reader: the sequence of the last event it has, or `snapshot` for a reader without one. */
export type RunCursor = number | 'snapshot';

/** Reads the events of a run from any position. */
@Injectable()
export class RunEvents {
  constructor(
    private readonly log: RunLog,
    private readonly store: RunStore,
  ) {}

  /** Checks that the run is the caller's and its log is held here. Missing: `NotFoundError`; no longer held: `run_log_gone`. */
  async require(owner: Owner, runId: string): Promise<void> {
    const run = await this.store.load(owner, runId);
    if (this.log.status(runId) !== undefined) return;
    if (run.status !== 'active') {
      throw new AppError({ code: 'run_log_gone' });
    }
    throw new AppError({ code: 'run_elsewhere', retryAfter: 2 });
  }

  /** Batches of events until the run ends or the signal aborts. A late reader without a position gets a folded snapshot first. */
  follow(runId: string, cursor: RunCursor, signal: AbortSignal): AsyncIterable<readonly LoggedEvent[]> {
    return cursor === 'snapshot' ? this.joinLate(runId, signal) : this.log.tail(runId, cursor, signal);
  }

  private async *joinLate(runId: string, signal: AbortSignal): AsyncGenerator<readonly LoggedEvent[]> {
    const events = this.log.read(runId, 0);
    if (this.log.status(runId) !== 'active') return yield* this.log.tail(runId, 0, signal);
    if (events.length > 0) yield toSnapshot(events);
    yield* this.log.tail(runId, events.length, signal);
  }

  status(runId: string): RunStatus | undefined {
    return this.log.status(runId);
  }
}

/** All events of a snapshot share one position; only the last has it, so that a reader resumes after the whole snapshot. */
function toSnapshot(events: readonly LoggedEvent[]): LoggedEvent[] {
  const serializer = new EventSerializer();
  const folded = foldEvents(events.map(({ event }) => event));
  const last = folded.length - 1;
  return folded.map((event, index) => new LoggedEvent(index === last ? events.length : 0, serializer.serialize(event)));
}
