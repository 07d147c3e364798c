import { Injectable } from '@nestjs/common';
import type { SerializedEvent } from '../../../protocol/event-serializer.js';
import type { FinalStatus, RunStatus } from '../../../threads/run-store.js';
import { LOG_BATCH_CHARACTERS, LOG_KEPT_MS, LOGS_KEPT_CHARACTERS } from '../../limits.js';
import { LoggedEvent, RunLog } from '../run-log.js';

interface Log {
  /** The event with sequence `n` is at `n - 1`. */
  readonly events: SerializedEvent[];
  size: number;
  readonly waiting: Set<() => void>;
  status: RunStatus;
}

/** Logs of the runs of this process, kept for some minutes after the run has ended. */
@Injectable()
export class MemoryRunLog extends RunLog {
  private readonly logs = new Map<string, Log>();
  /** Oldest end first. */
  private readonly ended = new Set<string>();
  private endedSize = 0;

  override open(runId: string): void {
    if (this.logs.has(runId)) throw new Error(`The log of run ${runId} is open already.`);
    this.logs.set(runId, { events: [], size: 0, waiting: new Set(), status: 'active' });
  }

  override append(runId: string, event: SerializedEvent): void {
    const log = this.logs.get(runId);
    if (log?.status !== 'active') throw new Error(`The log of run ${runId} accepts no events.`);
    log.events.push(event);
    log.size += event.size;
    wake(log);
  }

  override end(runId: string, status: FinalStatus): void {
    const log = this.logs.get(runId);
    if (log?.status !== 'active') return;
    log.status = status;
    wake(log);
    this.ended.add(runId);
    this.endedSize += log.size;
    setTimeout(() => this.forget(runId), LOG_KEPT_MS).unref();
    for (const oldest of this.ended) {
      if (this.endedSize <= LOGS_KEPT_CHARACTERS || oldest === runId) return;
      this.forget(oldest);
    }
  }

  private forget(runId: string): void {
    if (!this.ended.delete(runId)) return;
    this.endedSize -= this.logs.get(runId)?.size ?? 0;
    this.logs.delete(runId);
  }

  override status(runId: string): RunStatus | undefined {
    return this.logs.get(runId)?.status;
  }

  override read(runId: string, after: number): readonly LoggedEvent[] {
    const log = this.logs.get(runId);
    return log ? eventsAfter(log, Math.max(after, 0), Infinity) : [];
  }

  override tail(runId: string, after: number, signal: AbortSignal): AsyncIterable<readonly LoggedEvent[]> {
    const log = this.logs.get(runId);
    return { [Symbol.asyncIterator]: () => (log ? new Tail(log, Math.max(after, 0), signal) : NOTHING) };
  }
}

const END = { done: true, value: undefined } as const;
const NOTHING: AsyncIterator<readonly LoggedEvent[], void> = { next: () => Promise.resolve(END) };

/** A reader of a log. Only its position is kept. */
class Tail implements AsyncIterator<readonly LoggedEvent[], void> {
  private wakeUp?: () => void;
  private readonly wake = () => this.wakeUp?.();

  constructor(
    private readonly log: Log,
    private place: number,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', this.wake, { once: true });
  }

  async next(): Promise<IteratorResult<readonly LoggedEvent[], void>> {
    const { log, signal } = this;
    while (!signal.aborted && this.place >= log.events.length && log.status === 'active') await this.news();
    if (signal.aborted || this.place >= log.events.length) return this.return();
    const value = eventsAfter(log, this.place, LOG_BATCH_CHARACTERS);
    this.place += value.length;
    return { done: false, value };
  }

  async return(): Promise<IteratorResult<readonly LoggedEvent[], void>> {
    this.log.waiting.delete(this.wake);
    this.signal.removeEventListener('abort', this.wake);
    return END;
  }

  private news(): Promise<void> {
    return new Promise((resolve) => {
      this.wakeUp = resolve;
      this.log.waiting.add(this.wake);
    });
  }
}

function eventsAfter(log: Log, place: number, limit: number): LoggedEvent[] {
  const events: LoggedEvent[] = [];
  let size = 0;
  for (let index = place; index < log.events.length && size < limit; index += 1) {
    const event = log.events[index]!;
    size += event.size;
    events.push(new LoggedEvent(index + 1, event));
  }
  return events;
}

/**
 * Readers are woken at most once in a turn of the event loop, so that a burst of events reaches each of them as one
 * batch.
 */
function wake(log: Log): void {
  if (log.waiting.size === 0) return;
  const readers = [...log.waiting];
  log.waiting.clear();
  setImmediate(() => {
    for (const reader of readers) reader();
  });
}
