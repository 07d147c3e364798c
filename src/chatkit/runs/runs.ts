import { Injectable, Logger } from '@nestjs/common';
import type { Owner } from '../../auth/identity.js';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import { UnavailableError } from '../../common/errors/unavailable.error.js';
import { newId } from '../../common/ids.js';
import { retryWhileUnavailable } from '../../common/retry.js';
import { AnswerSettings } from '../../config/settings.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { type FinalStatus, type RunRecord, RunStore } from '../../threads/run-store.js';
import type { NewItem } from '../../threads/thread-store.js';
import { RUN_LEASE_MS } from '../limits.js';
import type { RequestContext } from '../responder.js';
import { ActiveRun, type ProduceEvents } from './active-run.js';
import { RunLog } from './run-log.js';

const STOPPED = new DOMException('The answer was stopped.', 'AbortError');

/** The runs of this process. A run does not depend on the connection that started it. */
@Injectable()
export class Runs {
  private readonly logger = new Logger(Runs.name);
  private readonly active = new Map<string, { run: ActiveRun; ended: Promise<void> }>();
  private draining = false;

  constructor(
    private readonly store: RunStore,
    private readonly log: RunLog,
    private readonly clock: Clock,
    private readonly limits: AnswerSettings,
  ) {}

  /** The run that the same submit started earlier; undefined when there is none. */
  async findSubmitted({ identity, idempotencyKey }: RequestContext): Promise<RunRecord | undefined> {
    return idempotencyKey === undefined ? undefined : this.store.findByKey(identity, idempotencyKey);
  }

  /** Reserves the thread for one run. Another run is active: `RunConflictError`; shutting down: `UnavailableError`. */
  async reserve(context: RequestContext, threadId: string): Promise<RunRecord> {
    const { run, leaseUntil } = this.newRun(context, threadId);
    await this.store.insert(run, leaseUntil);
    return run;
  }

  /** Stores a new thread with its first items and reserves it for its first run, all or nothing. */
  async reserveWithThread(
    context: RequestContext,
    thread: ThreadMetadata,
    items: readonly NewItem[],
  ): Promise<RunRecord> {
    const { run, leaseUntil } = this.newRun(context, thread.id);
    await this.store.insertWithThread(run, leaseUntil, thread, items);
    return run;
  }

  private newRun(
    { identity, idempotencyKey, requestHash }: RequestContext,
    threadId: string,
  ): { run: RunRecord; leaseUntil: Date } {
    if (this.draining) throw new UnavailableError('server_draining');
    const now = this.clock.now();
    const run: RunRecord = {
      id: newId('run'),
      owner: identity,
      threadId,
      status: 'active',
      idempotencyKey,
      requestHash,
      createdAt: now.toISOString(),
    };
    return { run, leaseUntil: new Date(now.getTime() + RUN_LEASE_MS) };
  }

  /** Removes a reserved run that never started, so that the same submit may be sent again. */
  async release(run: RunRecord): Promise<void> {
    await this.store.remove(run.id);
  }

  start(record: RunRecord, produce: ProduceEvents): void {
    const run = new ActiveRun(record, this.log, this.limits.timeoutMs);
    this.active.set(record.id, { run, ended: this.complete(run, produce) });
  }

  /** Stops a run, waits until its items are stored, and returns how it ended. Missing: `NotFoundError`. */
  async cancel(owner: Owner, runId: string): Promise<RunRecord> {
    const record = await this.store.load(owner, runId);
    const own = this.active.get(runId);
    own?.run.stop(STOPPED);
    await own?.ended;
    // The other process learns from its next checkpoint that the run is no longer active.
    if (!own && record.status === 'active') await this.store.finish(runId, 'cancelled');
    return this.store.load(owner, runId);
  }

  /** Stops a run whose result no client can receive any more. */
  abandon(runId: string): void {
    this.active.get(runId)?.run.stop(STOPPED);
  }

  /** Whether the run is active in this process and belongs to this owner. Needs no database. */
  isActiveHere(owner: Owner, runId: string): boolean {
    const record = this.active.get(runId)?.run.record;
    return record?.owner.tenantId === owner.tenantId && record.owner.userId === owner.userId;
  }

  /** Whether the run is active in this process, for any owner. */
  isRunning(runId: string): boolean {
    return this.active.has(runId);
  }

  /** Resolves when the run has ended, or immediately for a run of another process. */
  async ended(runId: string): Promise<void> {
    await this.active.get(runId)?.ended;
  }

  list(): ActiveRun[] {
    return [...this.active.values()].map(({ run }) => run);
  }

  isDraining(): boolean {
    return this.draining;
  }

  /** Rejects new runs, waits `graceMs` for the active ones, then ends them with a retryable error. */
  async drain(graceMs: number): Promise<void> {
    this.draining = true;
    const all = () => Promise.all([...this.active.values()].map(({ ended }) => ended));
    const grace = new AbortController();
    const timeUp = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, graceMs);
      grace.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    await Promise.race([all(), timeUp]);
    grace.abort();
    for (const run of this.list()) run.stop(new ShutdownError());
    await all();
  }

  private async complete(run: ActiveRun, produce: ProduceEvents): Promise<void> {
    const { id } = run.record;
    let isStored = false;
    const complete = async (lastItem: ThreadItem) => {
      await retryWhileUnavailable(() => this.store.complete(run.record, lastItem, run.checkpoint().usage));
      isStored = true;
    };
    const fed = await run.feed(produce, complete);
    // A stop has no effect once the whole answer is stored.
    const status = isStored ? 'completed' : fed;
    if (!isStored) await this.finish(run, status);
    this.log.end(id, status);
    this.active.delete(id);
  }

  /**
   * Stores the status before the end is published, because a client may send its next message as soon as it sees the end.
   * Retries while the database is unavailable.
   */
  private async finish(run: ActiveRun, status: FinalStatus): Promise<void> {
    const { id } = run.record;
    const { usage } = run.checkpoint();
    try {
      await retryWhileUnavailable(() => this.store.finish(id, status, usage));
    } catch (error) {
      this.logger.error(`The end of run ${id} could not be stored; the run is closed when its lease ends.`, error);
    }
  }
}

class ShutdownError extends AppError {
  constructor() {
    super({ code: 'server_shutdown' });
  }
}
