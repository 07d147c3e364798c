import { Injectable } from '@nestjs/common';
import type { Owner } from '../auth/identity.js';
import { cleanCopy } from '../common/clean-json.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import type { ThreadItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import { RunConflictError } from '../threads/run-conflict.error.js';
import {
  type AbandonedRun,
  type FinalStatus,
  type RunCheckpoint,
  type RunRecord,
  RunStore,
} from '../threads/run-store.js';
import type { RunUsage } from '../threads/run-usage.js';
import { type NewItem, ThreadStore } from '../threads/thread-store.js';

interface Row {
  record: RunRecord;
  leaseUntil: Date;
  unfinished: readonly ThreadItem[];
}

/** `RunStore` in memory. Items and new threads are stored in the given thread store. */
@Injectable()
export class MemoryRunStore extends RunStore {
  private readonly rows = new Map<string, Row>();

  constructor(private readonly threads: ThreadStore) {
    super();
  }

  override async insert(run: RunRecord, leaseUntil: Date): Promise<void> {
    const existing = [...this.rows.values()].find(({ record }) => breaksRule(run, record));
    if (existing) throw new RunConflictError(existing.record);
    this.rows.set(run.id, { record: run, leaseUntil, unfinished: [] });
  }

  override async insertWithThread(
    run: RunRecord,
    leaseUntil: Date,
    thread: ThreadMetadata,
    items: readonly NewItem[],
  ): Promise<void> {
    await this.insert(run, leaseUntil);
    try {
      await this.threads.addThread(run.owner, thread, items);
    } catch (error) {
      this.rows.delete(run.id);
      throw error;
    }
  }

  override async remove(runId: string): Promise<void> {
    this.rows.delete(runId);
  }

  override async load(owner: Owner, runId: string): Promise<RunRecord> {
    const row = this.rows.get(runId);
    if (!row || !isSameOwner(owner, row.record.owner)) throw new NotFoundError('run', runId);
    return row.record;
  }

  override async findActive(owner: Owner, threadId: string): Promise<RunRecord | undefined> {
    return this.find(owner, (run) => run.threadId === threadId && run.status === 'active');
  }

  override async findByKey(owner: Owner, idempotencyKey: string): Promise<RunRecord | undefined> {
    return this.find(owner, (run) => run.idempotencyKey === idempotencyKey);
  }

  override async finish(runId: string, status: FinalStatus, usage?: RunUsage): Promise<boolean> {
    const row = this.rows.get(runId);
    if (row?.record.status !== 'active') return false;
    this.rows.set(runId, { ...row, record: { ...row.record, status, ...(usage && { usage }) }, unfinished: [] });
    return true;
  }

  override async complete(run: RunRecord, lastItem: ThreadItem, usage?: RunUsage): Promise<void> {
    await this.threads.saveItem(run.owner, run.threadId, lastItem);
    await this.finish(run.id, 'completed', usage);
  }

  override async checkpoint(runs: ReadonlyMap<string, RunCheckpoint>, leaseUntil: Date): Promise<string[]> {
    const lost: string[] = [];
    for (const [id, { unfinished, usage }] of runs) {
      const row = this.rows.get(id);
      if (row?.record.status !== 'active') lost.push(id);
      else {
        const record = { ...row.record, ...(usage && { usage }) };
        this.rows.set(id, { record, leaseUntil, unfinished: cleanCopy(unfinished) });
      }
    }
    return lost;
  }

  override async listAbandoned(now: Date): Promise<AbandonedRun[]> {
    return [...this.rows.values()]
      .filter(({ record, leaseUntil }) => record.status === 'active' && leaseUntil < now)
      .map(({ record, unfinished }) => ({ ...record, unfinished }));
  }

  private find(owner: Owner, matches: (run: RunRecord) => boolean): RunRecord | undefined {
    return [...this.rows.values()].find(({ record }) => isSameOwner(owner, record.owner) && matches(record))?.record;
  }
}

function breaksRule(run: RunRecord, other: RunRecord): boolean {
  if (!isSameOwner(run.owner, other.owner)) return false;
  const sameKey = run.idempotencyKey !== undefined && run.idempotencyKey === other.idempotencyKey;
  return sameKey || (other.status === 'active' && other.threadId === run.threadId);
}

function isSameOwner(one: Owner, other: Owner): boolean {
  return one.tenantId === other.tenantId && one.userId === other.userId;
}
