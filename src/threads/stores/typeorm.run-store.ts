import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Identity } from '../../auth/identity.js';
import { cleanJson } from '../../common/clean-json.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { withDatabaseFaults } from '../../database/database-faults.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { RunConflictError } from '../run-conflict.error.js';
import { type AbandonedRun, type FinalStatus, type RunRecord, type RunStatus, RunStore } from '../run-store.js';
import type { NewItem } from '../thread-store.js';
import { rethrowConflict } from './thread-conflict.js';
import { ITEM_PARTS, threadParts } from './typeorm.thread-statements.js';
import { itemValues, newThreadValues } from './typeorm.thread-values.js';

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly user_id: string;
  readonly thread_id: string;
  readonly status: RunStatus;
  readonly idempotency_key: string | null;
  readonly created_at: Date;
  readonly unfinished: ThreadItem[];
}

const COLUMNS = 'id, tenant_id, user_id, thread_id, status, idempotency_key, created_at, unfinished';

/** The parameters before `first` begin with the run's tenant, user and thread; from there on are those of the run alone. */
const insertRun = (first: number) => `
  INSERT INTO runs (tenant_id, user_id, thread_id, status, id, idempotency_key, lease_until, created_at)
  SELECT $1, $2, $3, 'active', $${first}, $${first + 1}, $${first + 2}::timestamptz, $${first + 3}::timestamptz
  ON CONFLICT DO NOTHING RETURNING id`;

const INSERT = insertRun(4);
const INSERT_WITH_THREAD = `WITH run AS (${insertRun(11)}), ${threadParts('FROM run')} SELECT id FROM run`;

const COMPLETE = `
  WITH ${ITEM_PARTS}, finished AS (
    UPDATE runs SET status = 'completed', unfinished = '[]' WHERE id = $9 AND status = 'active' AND EXISTS (SELECT FROM saved)
  )
  SELECT id FROM saved`;

/** Runs in Postgres or PGlite. Statements are written out: each is one round trip and rests on the table's indexes. */
@Injectable()
export class TypeOrmRunStore extends RunStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async insert(run: RunRecord, leaseUntil: Date): Promise<void> {
    const { owner, idempotencyKey = null } = run;
    const values = [owner.tenantId, owner.userId, run.threadId, run.id, idempotencyKey, leaseUntil, run.createdAt];
    await this.insertOnce(run, INSERT, values);
  }

  override async insertWithThread(
    run: RunRecord,
    leaseUntil: Date,
    thread: ThreadMetadata,
    items: readonly NewItem[],
  ): Promise<void> {
    const { owner, idempotencyKey = null } = run;
    const values = [...newThreadValues(owner, thread, items), run.id, idempotencyKey, leaseUntil, run.createdAt];
    await this.insertOnce(run, INSERT_WITH_THREAD, values).catch(rethrowConflict);
  }

  private async insertOnce(run: RunRecord, statement: string, values: unknown[]): Promise<void> {
    const { owner, idempotencyKey } = run;
    const inserted = await this.query(statement, values);
    if (inserted.length > 0) return;
    const existing =
      (idempotencyKey === undefined ? undefined : await this.findByKey(owner, idempotencyKey)) ??
      (await this.findActive(owner, run.threadId));
    // The other run may have ended between the two statements: then the thread is free.
    if (!existing) return this.insertOnce(run, statement, values);
    throw new RunConflictError(existing);
  }

  override async remove(runId: string): Promise<void> {
    await this.query('DELETE FROM runs WHERE id = $1', [runId]);
  }

  override async load(owner: Identity, runId: string): Promise<RunRecord> {
    const run = await this.findOne('id = $3', owner, runId);
    if (!run) throw new NotFoundError('run', runId);
    return run;
  }

  override findActive(owner: Identity, threadId: string): Promise<RunRecord | undefined> {
    return this.findOne(`thread_id = $3 AND status = 'active'`, owner, threadId);
  }

  override findByKey(owner: Identity, idempotencyKey: string): Promise<RunRecord | undefined> {
    return this.findOne('idempotency_key = $3', owner, idempotencyKey);
  }

  override async finish(runId: string, status: FinalStatus): Promise<boolean> {
    const finished = await this.query(
      `WITH finished AS (
         UPDATE runs SET status = $2, unfinished = '[]' WHERE id = $1 AND status = 'active' RETURNING ${COLUMNS})
       SELECT * FROM finished`,
      [runId, status],
    );
    return finished.length > 0;
  }

  override async complete(run: RunRecord, lastItem: ThreadItem): Promise<void> {
    const saved = await this.query(COMPLETE, [...itemValues(run.owner, run.threadId, lastItem), run.id]);
    if (saved.length === 0) throw new NotFoundError('thread', run.threadId);
  }

  override async checkpoint(runs: ReadonlyMap<string, readonly ThreadItem[]>, leaseUntil: Date): Promise<string[]> {
    const unfinished = [...runs.values()].map((items) => cleanJson(items));
    const kept = await this.query(
      `WITH kept AS (
         UPDATE runs SET lease_until = $3, unfinished = checkpoint.unfinished
         FROM unnest($1::text[], $2::jsonb[]) AS checkpoint (id, unfinished)
         WHERE runs.id = checkpoint.id AND runs.status = 'active' RETURNING runs.id)
       SELECT id FROM kept`,
      [[...runs.keys()], unfinished, leaseUntil],
    );
    const active = new Set(kept.map(({ id }) => id));
    return [...runs.keys()].filter((id) => !active.has(id));
  }

  override async listAbandoned(now: Date): Promise<AbandonedRun[]> {
    // A date at the edge of JavaScript's range is not one of Postgres's.
    const rows = await this.query(
      `SELECT ${COLUMNS} FROM runs WHERE status = 'active' AND lease_until < to_timestamp($1) ORDER BY created_at`,
      [Math.min(now.getTime() / 1_000, 9e9)],
    );
    return rows.map((row) => ({ ...toRecord(row), unfinished: row.unfinished }));
  }

  private async findOne(condition: string, owner: Identity, value: string): Promise<RunRecord | undefined> {
    const [row] = await this.query(
      `SELECT ${COLUMNS} FROM runs WHERE tenant_id = $1 AND user_id = $2 AND ${condition}`,
      [owner.tenantId, owner.userId, value],
    );
    return row && toRecord(row);
  }

  private query(sql: string, parameters: unknown[]): Promise<Row[]> {
    return withDatabaseFaults(() => this.dataSource.query<Row[]>(sql, parameters));
  }
}

function toRecord(row: Row): RunRecord {
  return {
    id: row.id,
    owner: { tenantId: row.tenant_id, userId: row.user_id },
    threadId: row.thread_id,
    status: row.status,
    idempotencyKey: row.idempotency_key ?? undefined,
    createdAt: row.created_at.toISOString(),
  };
}
