import { Injectable } from '@nestjs/common';
import { type FinalStatus, type LoggedEvent, RunLog, type RunStatus } from '../run-log.js';

/** How long the events of an ended run can still be read, in milliseconds. */
const RETENTION_MS = 5 * 60_000;

interface Log {
  readonly events: LoggedEvent[];
  readonly waiting: Set<() => void>;
  status: RunStatus;
}

/** Logs of the runs of this process. They are forgotten a while after the run has ended. */
@Injectable()
export class MemoryRunLog extends RunLog {
  private readonly logs = new Map<string, Log>();

  override open(runId: string): void {
    if (this.logs.has(runId)) throw new Error(`The log of run ${runId} is open already.`);
    this.logs.set(runId, { events: [], waiting: new Set(), status: 'active' });
  }

  override append(runId: string, json: string): void {
    const log = this.logs.get(runId);
    if (log?.status !== 'active') throw new Error(`The log of run ${runId} takes no events.`);
    log.events.push({ sequence: log.events.length + 1, json });
    wake(log);
  }

  override end(runId: string, status: FinalStatus): void {
    const log = this.logs.get(runId);
    if (log?.status !== 'active') return;
    log.status = status;
    wake(log);
    setTimeout(() => this.logs.delete(runId), RETENTION_MS).unref();
  }

  override status(runId: string): RunStatus | undefined {
    return this.logs.get(runId)?.status;
  }

  override read(runId: string, after: number): readonly LoggedEvent[] {
    return this.logs.get(runId)?.events.slice(Math.max(after, 0)) ?? [];
  }

  override async *tail(runId: string, after: number, signal: AbortSignal): AsyncGenerator<readonly LoggedEvent[]> {
    const log = this.logs.get(runId);
    let place = Math.max(after, 0);
    while (log && !signal.aborted) {
      if (place < log.events.length) {
        const batch = log.events.slice(place);
        place += batch.length;
        yield batch;
      } else if (log.status === 'active') {
        await nextEvents(log, signal);
      } else {
        return;
      }
    }
  }
}

/** Readers are woken once a turn of the event loop, so that a burst of events reaches each of them as one batch. */
function wake(log: Log): void {
  if (log.waiting.size === 0) return;
  const readers = [...log.waiting];
  log.waiting.clear();
  setImmediate(() => {
    for (const reader of readers) reader();
  });
}

function nextEvents(log: Log, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      signal.removeEventListener('abort', done);
      log.waiting.delete(done);
      resolve();
    };
    log.waiting.add(done);
    signal.addEventListener('abort', done, { once: true });
  });
}
