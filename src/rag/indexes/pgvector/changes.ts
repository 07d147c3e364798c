import type { EntityManager } from 'typeorm';
import { addChangedPostings, removeChangedPostings } from './postings.js';
import type { ChunkRow } from './rows.js';
import { changeTable, chunkTable } from './schema.js';
import { ASSIGNED, COLUMNS } from './write-rows.js';

/** Saves changed chunks until the next publication. A chunk without a vector keeps its saved vector, else the published one. */
export async function noteRows(manager: EntityManager, build: string, rows: readonly ChunkRow[]): Promise<void> {
  if (rows.length === 0) return;
  const table = changeTable(build);
  const columns = ASSIGNED.join(', ');
  const replaced = ASSIGNED.map((column) => `${column} = excluded.${column}`).join(', ');
  await manager.query(
    `INSERT INTO ${table} AS noted (id, removed, ${columns}, dense)
     SELECT id, false, ${columns}, dense FROM
       (SELECT ${COLUMNS}, (row->>'dense')::vector AS dense FROM jsonb_array_elements($1::jsonb) AS row) AS given
     ON CONFLICT (id) DO UPDATE SET removed = false, ${replaced}, dense = coalesce(excluded.dense, noted.dense)`,
    [JSON.stringify(rows)],
  );
}

/** Saves removals until the next publication. Deletes a saved vector: a chunk that is added again always has a vector. */
export async function noteRemovals(manager: EntityManager, build: string, ids: readonly string[]): Promise<void> {
  await manager.query(
    `INSERT INTO ${changeTable(build)} (id, removed) SELECT unnest($1::uuid[]), true
     ON CONFLICT (id) DO UPDATE SET removed = true, dense = NULL`,
    [ids],
  );
}

/** Moves all saved changes into the table that is searched, in the transaction of the caller. */
export async function applyChanges(manager: EntityManager, build: string): Promise<void> {
  const [chunks, changes] = [chunkTable(build), changeTable(build)];
  const columns = ASSIGNED.join(', ');
  const replaced = ASSIGNED.map((column) => `${column} = noted.${column}`).join(', ');
  await removeChangedPostings(manager, build);
  await manager.query(`DELETE FROM ${chunks} WHERE id IN (SELECT id FROM ${changes} WHERE removed)`);
  await manager.query(
    `UPDATE ${chunks} AS stored SET ${replaced}, dense = coalesce(noted.dense, stored.dense)
     FROM ${changes} AS noted WHERE stored.id = noted.id AND NOT noted.removed`,
  );
  await manager.query(
    `INSERT INTO ${chunks} (id, ${columns}, dense) SELECT id, ${columns}, dense FROM ${changes}
     WHERE NOT removed AND id NOT IN (SELECT id FROM ${chunks})`,
  );
  await addChangedPostings(manager, build);
  await manager.query(`TRUNCATE ${changes}`);
}
