import type { Owner } from '../auth/identity.js';
import type { ThreadItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import type { RunUsage } from './run-usage.js';
import type { NewItem } from './thread-store.js';

export const RUN_STATUSES = ['active', 'completed', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];
export type FinalStatus = Exclude<RunStatus, 'active'>;

/** One execution of the responder for a thread. It outlives the request that started it. */
export interface RunRecord {
  readonly id: string;
  readonly owner: Owner;
  readonly threadId: string;
  readonly status: RunStatus;
  /** Identifies the submit that started the run: the same submit finds this run instead of starting another one. */
  readonly idempotencyKey?: string;
  /** A hash of what the submit asked for; absent for runs without a key. */
  readonly requestHash?: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** As of the end of the run, or of its last checkpoint. Absent when no model was asked. */
  readonly usage?: RunUsage;
}

/** What would be lost if the process of a run died now. */
export interface RunCheckpoint {
  readonly unfinished: readonly ThreadItem[];
  readonly usage?: RunUsage;
}

/** A run whose lease ended, with the unfinished items of its last checkpoint. */
export interface AbandonedRun extends RunRecord {
  readonly unfinished: readonly ThreadItem[];
}

/**
 * The runs of all processes. Two rules hold across processes: a thread has at most one active run, and an idempotency key
 * of an owner identifies at most one run. The process of a run renews its lease; a run whose lease ended is abandoned.
 */
export abstract class RunStore {
  /** Stores an active run. Violates a rule: `RunConflictError` with the existing run. */
  abstract insert(run: RunRecord, leaseUntil: Date): Promise<void>;
  /** Stores an active run, its new thread and the first items, all or nothing. Violates a rule: `RunConflictError`. */
  abstract insertWithThread(
    run: RunRecord,
    leaseUntil: Date,
    thread: ThreadMetadata,
    items: readonly NewItem[],
  ): Promise<void>;
  /** Removes a run that never started; its key can be used again. */
  abstract remove(runId: string): Promise<void>;
  /** Missing, or of another owner: `NotFoundError`. */
  abstract load(owner: Owner, runId: string): Promise<RunRecord>;
  /** The active run of a thread; undefined when there is none, or the thread belongs to another owner. */
  abstract findActive(owner: Owner, threadId: string): Promise<RunRecord | undefined>;
  /** The run that was started with this key; undefined when there is none. */
  abstract findByKey(owner: Owner, idempotencyKey: string): Promise<RunRecord | undefined>;
  /**
   * Ends an active run. Returns false and changes nothing when it has ended already. Without `usage`, that of the last
   * checkpoint is kept.
   */
  abstract finish(runId: string, status: FinalStatus, usage?: RunUsage): Promise<boolean>;
  /**
   * Saves the last item of an answer and ends its run as completed, both or neither. If the run has ended already, only
   * the item is saved. Missing thread: `NotFoundError`.
   */
  abstract complete(run: RunRecord, lastItem: ThreadItem, usage?: RunUsage): Promise<void>;
  /** Renews leases and replaces checkpoints in one statement. Returns the ids of runs that are no longer active. */
  abstract checkpoint(runs: ReadonlyMap<string, RunCheckpoint>, leaseUntil: Date): Promise<string[]>;
  /** Active runs whose lease ended before `now`. */
  abstract listAbandoned(now: Date): Promise<AbandonedRun[]>;
}
