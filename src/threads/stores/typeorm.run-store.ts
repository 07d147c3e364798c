import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import type { Owner } from '../../auth/identity.js';
import { cleanJson, isStorable } from '../../common/clean-json.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { withDatabaseFaults } from '../../database/database-faults.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { RunEntity } from '../entities/run.entity.js';
import { RunConflictError } from '../run-conflict.error.js';
import { type AbandonedRun, type FinalStatus, type RunCheckpoint, type RunRecord, RunStore } from '../run-store.js';
import type { RunUsage } from '../run-usage.js';
import type { NewItem } from '../thread-store.js';
import { rethrowConflict } from './thread-conflict.js';
import {
  CHECKPOINT_RUNS,
  COMPLETE_RUN,
  INSERT_RUN,
  INSERT_RUN_WITH_THREAD,
  runValues,
} from './typeorm.run-statements.js';
import { itemValues, newThreadValues } from './typeorm.thread-values.js';

type RunCondition = Readonly<Partial<Pick<RunEntity, 'id' | 'threadId' | 'status'> & { idempotencyKey: string }>>;

/** Postgres has no timestamp for the largest JavaScript date. */
const LATEST_MS = 9e12;

/** Runs in Postgres, served or embedded. Every call is a single statement, except to name the run of a conflict. */
@Injectable()
export class TypeOrmRunStore extends RunStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async insert(run: RunRecord, leaseUntil: Date): Promise<void> {
    await this.insertOnce(run, () => INSERT_RUN.run(this.dataSource, runValues(run, leaseUntil)));
  }

  override async insertWithThread(
    run: RunRecord,
    leaseUntil: Date,
    thread: ThreadMetadata,
    items: readonly NewItem[],
  ): Promise<void> {
    const values = { ...runValues(run, leaseUntil), ...newThreadValues(run.owner, thread, items) };
    await this.insertOnce(run, () => INSERT_RUN_WITH_THREAD.run(this.dataSource, values).catch(rethrowConflict));
  }

  /** @param insert returns no row when another run has the thread or the idempotency key. */
  private async insertOnce(run: RunRecord, insert: () => Promise<unknown[]>): Promise<void> {
    const { owner, idempotencyKey } = run;
    if ((await insert()).length > 0) return;
    const existing =
      (idempotencyKey === undefined ? undefined : await this.findByKey(owner, idempotencyKey)) ??
      (await this.findActive(owner, run.threadId));
    // The other run may have ended between the two statements: then the thread is free.
    if (!existing) return this.insertOnce(run, insert);
    throw new RunConflictError(existing);
  }

  override async remove(runId: string): Promise<void> {
    await withDatabaseFaults(() => this.runs.delete({ id: runId }));
  }

  override async load(owner: Owner, runId: string): Promise<RunRecord> {
    const run = await this.findOne(owner, { id: runId });
    if (!run) throw new NotFoundError('run', runId);
    return run;
  }

  override findActive(owner: Owner, threadId: string): Promise<RunRecord | undefined> {
    return this.findOne(owner, { threadId, status: 'active' });
  }

  override findByKey(owner: Owner, idempotencyKey: string): Promise<RunRecord | undefined> {
    return this.findOne(owner, { idempotencyKey });
  }

  override async finish(runId: string, status: FinalStatus, usage?: RunUsage): Promise<boolean> {
    if (!isStorable(runId)) return false;
    const { affected } = await withDatabaseFaults(() =>
      this.runs.update({ id: runId, status: 'active' }, { status, unfinished: [], ...(usage && { usage }) }),
    );
    return affected === 1;
  }

  override async complete(run: RunRecord, lastItem: ThreadItem, usage?: RunUsage): Promise<void> {
    const values = { ...itemValues(run.owner, run.threadId, lastItem), runId: run.id, usage: toJson(usage) };
    const saved = await COMPLETE_RUN.run(this.dataSource, values);
    if (saved.length === 0) throw new NotFoundError('thread', run.threadId);
  }

  override async checkpoint(runs: ReadonlyMap<string, RunCheckpoint>, leaseUntil: Date): Promise<string[]> {
    const runIds = [...runs.keys()];
    const checkpoints = [...runs.values()];
    const unfinished = checkpoints.map((checkpoint) => cleanJson(checkpoint.unfinished));
    const usages = checkpoints.map(({ usage }) => toJson(usage));
    const values = { runIds, unfinished, usages, leaseUntil };
    const kept = await CHECKPOINT_RUNS.run<{ readonly id: string }>(this.dataSource, values);
    const active = new Set(kept.map(({ id }) => id));
    return runIds.filter((id) => !active.has(id));
  }

  override async listAbandoned(now: Date): Promise<AbandonedRun[]> {
    const leaseUntil = LessThan(new Date(Math.min(now.getTime(), LATEST_MS)));
    const rows = await withDatabaseFaults(() =>
      this.runs.find({ where: { status: 'active', leaseUntil }, order: { createdAt: 'ASC' } }),
    );
    return rows.map((row) => ({ ...toRecord(row), unfinished: row.unfinished }));
  }

  private async findOne({ tenantId, userId }: Owner, condition: RunCondition): Promise<RunRecord | undefined> {
    if (![tenantId, userId, ...Object.values(condition)].every(isStorable)) return undefined;
    const row = await withDatabaseFaults(() => this.runs.findOneBy({ tenantId, userId, ...condition }));
    return row ? toRecord(row) : undefined;
  }

  private get runs() {
    return this.dataSource.getRepository(RunEntity);
  }
}

function toJson(usage: RunUsage | undefined): string | null {
  return usage ? cleanJson(usage) : null;
}

function toRecord(row: RunEntity): RunRecord {
  return {
    id: row.id,
    owner: { tenantId: row.tenantId, userId: row.userId },
    threadId: row.threadId,
    status: row.status,
    idempotencyKey: row.idempotencyKey ?? undefined,
    requestHash: row.requestHash ?? undefined,
    createdAt: row.createdAt.toISOString(),
    ...(row.usage && { usage: row.usage }),
  };
}
