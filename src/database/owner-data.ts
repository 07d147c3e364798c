import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Owner } from '../auth/identity.js';
import { ConflictError } from '../common/errors/conflict.error.js';
import { withDatabaseFaults } from './database-faults.js';

/**
 * Every table whose rows have an owner, except `attachment_owners`, which has one row for each owner. A table that a
 * migration adds belongs here: a contract compares the list with the schema.
 */
const TABLES = [
  'threads',
  'thread_items',
  'thread_item_feedback',
  'asked_questions',
  'former_places',
  'runs',
  'attachments',
  'attachment_uses',
] as const;

/** How many of what readers know were moved; items, runs, feedback and questions go with their threads. */
export interface MovedData {
  readonly threads: number;
  readonly attachments: number;
}

/**
 * What an owner has stored, in all rooms. The only class that works on tables of several rooms: a change of the owner must
 * reach all of them in one transaction, because they refer to each other by it.
 */
@Injectable()
export class OwnerData {
  constructor(private readonly dataSource: DataSource) {}

  async hasThreads(owner: Owner): Promise<boolean> {
    const statement = 'SELECT id FROM threads WHERE tenant_id = $1 AND user_id = $2 LIMIT 1';
    const found = await withDatabaseFaults(() => this.dataSource.query<unknown[]>(statement, keyOf(owner)));
    return found.length > 0;
  }

  /**
   * Gives everything of one owner to another, who may have stored something already: all or nothing.
   * @throws ConflictError while an answer is written for the first one, because the answer would be saved for that owner.
   */
  move(from: Owner, to: Owner): Promise<MovedData> {
    return withDatabaseFaults(() =>
      this.dataSource.transaction(async (manager) => {
        await manager.query('SET CONSTRAINTS ALL DEFERRED');
        await requireNoAnswer(manager, from);
        await releaseKeys(manager, from, to);
        await addFileCount(manager, from, to);
        const moved: Partial<Record<(typeof TABLES)[number], number>> = {};
        for (const table of TABLES) moved[table] = await moveRows(manager, table, from, to);
        await manager.query('DELETE FROM attachment_owners WHERE tenant_id = $1 AND user_id = $2', keyOf(from));
        return { threads: moved.threads ?? 0, attachments: moved.attachments ?? 0 };
      }),
    );
  }
}

/** A run whose lease has ended lost its process. It is moved too, and the next start closes it. */
async function requireNoAnswer(manager: EntityManager, owner: Owner): Promise<void> {
  const active = await manager.query<unknown[]>(
    `SELECT id FROM runs WHERE tenant_id = $1 AND user_id = $2 AND status = 'active' AND lease_until > now() LIMIT 1`,
    keyOf(owner),
  );
  if (active.length === 0) return;
  throw new ConflictError('run_active', 'An answer is being written for this owner. Try again when it is complete.');
}

/** A key names one run of an owner. It matters only while a client repeats its request, so the key of `to` is kept. */
async function releaseKeys(manager: EntityManager, from: Owner, to: Owner): Promise<void> {
  await manager.query(
    `UPDATE runs SET idempotency_key = NULL WHERE tenant_id = $1 AND user_id = $2 AND idempotency_key IN (
      SELECT idempotency_key FROM runs WHERE tenant_id = $3 AND user_id = $4
    )`,
    [...keyOf(from), ...keyOf(to)],
  );
}

/** Only the number of files: a trigger on `attachments` moves the bytes and the unused ones from row to row. */
async function addFileCount(manager: EntityManager, from: Owner, to: Owner): Promise<void> {
  await manager.query(
    `INSERT INTO attachment_owners AS owner (tenant_id, user_id, files, unused, bytes)
      SELECT $3::text, $4::text, files, 0, 0 FROM attachment_owners WHERE tenant_id = $1 AND user_id = $2
      ON CONFLICT (tenant_id, user_id) DO UPDATE SET files = owner.files + excluded.files`,
    [...keyOf(from), ...keyOf(to)],
  );
}

async function moveRows(manager: EntityManager, table: string, from: Owner, to: Owner): Promise<number> {
  const [, rows] = await manager.query<[unknown, number]>(
    `UPDATE ${table} SET tenant_id = $3, user_id = $4 WHERE tenant_id = $1 AND user_id = $2`,
    [...keyOf(from), ...keyOf(to)],
  );
  return rows;
}

function keyOf({ tenantId, userId }: Owner): [string, string] {
  return [tenantId, userId];
}
