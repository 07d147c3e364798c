import { SqlStatement } from '../../database/sql-statement.js';
import type { RunRecord } from '../run-store.js';
import { insertThreadParts, SAVE_ITEM_PARTS } from './typeorm.thread-statements.js';
import type { ItemValues, NewThreadValues } from './typeorm.thread-values.js';

type RunValues = ReturnType<typeof runValues>;

/** Parameters of the statements that insert a run. */
export function runValues(run: RunRecord, leaseUntil: Date) {
  return {
    tenantId: run.owner.tenantId,
    userId: run.owner.userId,
    threadId: run.threadId,
    runId: run.id,
    idempotencyKey: run.idempotencyKey ?? null,
    requestHash: run.requestHash ?? null,
    leaseUntil,
    runCreatedAt: run.createdAt,
  };
}

const INSERT = `
  INSERT INTO runs (tenant_id, user_id, thread_id, status, id, idempotency_key, request_hash, lease_until, created_at)
  SELECT :tenantId, :userId, :threadId, 'active', :runId, :idempotencyKey, :requestHash,
    :leaseUntil::timestamptz, :runCreatedAt::timestamptz
  ON CONFLICT DO NOTHING RETURNING id`;

/** Inserts an active run. Returns no row when the thread or the idempotency key has a run. */
export const INSERT_RUN = new SqlStatement<RunValues>(INSERT);

/** The same, with a new thread and its first items. Nothing is inserted when no row is returned. */
export const INSERT_RUN_WITH_THREAD = new SqlStatement<RunValues & NewThreadValues>(
  `WITH run AS (${INSERT}), ${insertThreadParts('FROM run')} SELECT id FROM run`,
);

interface EndValues {
  readonly runId: string;
  /** JSON; null keeps the usage of the last checkpoint. */
  readonly usage: string | null;
}

/** Saves the last item of an answer and ends its run. Returns no row, and changes nothing, when the thread is missing. */
export const COMPLETE_RUN = new SqlStatement<ItemValues & EndValues>(`
  WITH ${SAVE_ITEM_PARTS}, finished AS (
    UPDATE runs SET status = 'completed', unfinished = '[]', usage = COALESCE(:usage::jsonb, usage)
    WHERE id = :runId AND status = 'active' AND EXISTS (SELECT FROM saved)
  )
  SELECT id FROM saved`);

interface CheckpointValues {
  readonly runIds: readonly string[];
  /** JSON, one for each id. */
  readonly unfinished: readonly string[];
  /** JSON or null, one for each id. */
  readonly usages: readonly (string | null)[];
  readonly leaseUntil: Date;
}

/** Renews leases and replaces checkpoints. Returns the ids of the runs that are still active. */
export const CHECKPOINT_RUNS = new SqlStatement<CheckpointValues>(`
  WITH kept AS (
    UPDATE runs SET lease_until = :leaseUntil, unfinished = checkpoint.unfinished, 
      usage = COALESCE(checkpoint.usage, runs.usage)
    FROM unnest(:runIds::text[], :unfinished::jsonb[], :usages::jsonb[]) AS checkpoint (id, unfinished, usage)
    WHERE runs.id = checkpoint.id AND runs.status = 'active' RETURNING runs.id
  )
  SELECT id FROM kept`);
