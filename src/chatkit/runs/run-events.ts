import { Injectable } from '@nestjs/common';
import type { Identity } from '../../auth/identity.js';
import { AppError } from '../../common/errors/app-error.js';
import type { ThreadStreamEvent } from '../../protocol/events.js';
import { serializeEvent } from '../../protocol/wire.js';
import type { RunStatus } from '../../threads/run-store.js';
import { RunStore } from '../../threads/run-store.js';
import { foldEvents } from './fold-events.js';
import { type LoggedEvent, RunLog } from './run-log.js';

/** What a reader of a run is at: behind which event, or nowhere yet. */
export type RunCursor = number | 'snapshot';

/** Reading a run's events, again or for the first time, from wherever the reader left. */
@Injectable()
export class RunEvents {
  constructor(
    private readonly log: RunLog,
    private readonly store: RunStore,
  ) {}

  /** Checks that the run is the caller's and that its log is here. Missing: `NotFoundError`; forgotten: `run_log_gone`. */
  async require(owner: Identity, runId: string): Promise<void> {
    const run = await this.store.load(owner, runId);
    if (this.log.status(runId) !== undefined) return;
    if (run.status !== 'active') {
      throw new AppError({ code: 'run_log_gone' });
    }
    throw new AppError({ code: 'run_elsewhere', retryAfter: 2 });
  }

  /** Batches of events until the run ends or the signal aborts. A late reader without a place gets a folded snapshot first. */
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

  read(runId: string, after: number): readonly LoggedEvent[] {
    return this.log.read(runId, after);
  }
}

/** Every event of a snapshot stands at the same place: only behind all of them has the reader read up to it. */
function toSnapshot(events: readonly LoggedEvent[]): LoggedEvent[] {
  const folded = foldEvents(events.map(({ json }) => JSON.parse(json) as ThreadStreamEvent));
  const last = folded.length - 1;
  return folded.map((event, index) => ({ sequence: index === last ? events.length : 0, json: serializeEvent(event) }));
}
