import type { EntityManager } from 'typeorm';
import type { ChunkRow } from './rows.js';
import { chunkTable } from './schema.js';

/** Reads the columns of a chunk, except its vector, from a row that is sent as JSON. */
export const COLUMNS = `(row->>'id')::uuid AS id, row->'chunk' AS chunk, row->>'embedded_hash' AS embedded_hash,
  row->>'content_hash' AS content_hash, (row->'chunk'->>'chapterNumber')::integer AS chapter_number,
  row->'chunk'->>'lessonSlug' AS lesson_slug, ARRAY(SELECT jsonb_array_elements_text(row->'chunk'->'acl')) AS acl,
  (row->>'terms')::integer[] AS terms, (row->>'weights')::real[] AS weights`;
/** All columns except id and vector. */
export const ASSIGNED = [
  'chunk',
  'embedded_hash',
  'content_hash',
  'chapter_number',
  'lesson_slug',
  'acl',
  'terms',
  'weights',
];

/** Inserts chunks with their vectors, or replaces those with the same id. */
export async function insertRows(manager: EntityManager, build: string, rows: readonly ChunkRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...ASSIGNED, 'dense'];
  await manager.query(
    `INSERT INTO ${chunkTable(build)} (id, ${columns.join(', ')})
     SELECT id, ${columns.join(', ')} FROM
       (SELECT ${COLUMNS}, (row->>'dense')::vector AS dense FROM jsonb_array_elements($1::jsonb) AS row) AS given
     ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [JSON.stringify(rows)],
  );
}

/** Updates stored chunks and keeps their vectors. */
export async function amendRows(manager: EntityManager, build: string, rows: readonly ChunkRow[]): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(
    `UPDATE ${chunkTable(build)} AS stored SET ${ASSIGNED.map((column) => `${column} = given.${column}`).join(', ')}
     FROM (SELECT ${COLUMNS} FROM jsonb_array_elements($1::jsonb) AS row) AS given WHERE stored.id = given.id`,
    [JSON.stringify(rows)],
  );
}
