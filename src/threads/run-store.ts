import type { Identity } from '../auth/identity.js';
import type { ThreadItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import type { NewItem } from './thread-store.js';

export const RUN_STATUSES = ['active', 'completed', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];
export type FinalStatus = Exclude<RunStatus, 'active'>;

/** One execution of the responder for a thread. It outlives the request that started it. */
export interface RunRecord {
  readonly id: string;
  readonly owner: Identity;
  readonly threadId: string;
  readonly status: RunStatus;
  /** Names the submit that started the run; the same submit again finds the run instead of starting another. */
  readonly idempotencyKey?: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** A run whose process stopped renewing its lease, with what it had produced at its last checkpoint. */
export interface AbandonedRun extends RunRecord {
  readonly unfinished: readonly ThreadItem[];
}

/**
 * Which runs exist, in whichever process. Two rules hold across processes: a thread has at most one active run, and an
 * owner's idempotency key names at most one run. A run is kept alive by its lease.
 */
export abstract class RunStore {
  /** Stores an active run. Breaks a rule: `RunConflictError` with the run that is there. */
  abstract insert(run: RunRecord, leaseUntil: Date): Promise<void>;
  /** Stores an active run together with the new thread that it answers in: all or nothing. Breaks a rule: `RunConflictError`. */
  abstract insertWithThread(
    run: RunRecord,
    leaseUntil: Date,
    thread: ThreadMetadata,
    items: readonly NewItem[],
  ): Promise<void>;
  /** Forgets a run that never started, with its key. */
  abstract remove(runId: string): Promise<void>;
  /** Missing, or another owner's: `NotFoundError`. */
  abstract load(owner: Identity, runId: string): Promise<RunRecord>;
  /** The active run of a thread; undefined when there is none, or the thread is another owner's. */
  abstract findActive(owner: Identity, threadId: string): Promise<RunRecord | undefined>;
  /** The run that was started with this key; undefined when there is none. */
  abstract findByKey(owner: Identity, idempotencyKey: string): Promise<RunRecord | undefined>;
  /** Ends an active run. False when it had ended already: the first word stands. */
  abstract finish(runId: string, status: FinalStatus): Promise<boolean>;
  /**
   * Saves the last item of an answer and ends its run as completed: both or neither. The item is saved too when the run
   * had ended already. Missing thread: `NotFoundError`.
   */
  abstract complete(run: RunRecord, lastItem: ThreadItem): Promise<void>;
  /** Renews leases and replaces checkpoints, in one statement. Gives the ids of those that are not active any more. */
  abstract checkpoint(runs: ReadonlyMap<string, readonly ThreadItem[]>, leaseUntil: Date): Promise<string[]>;
  /** Active runs whose lease ended before `now`. */
  abstract listAbandoned(now: Date): Promise<AbandonedRun[]>;
}
