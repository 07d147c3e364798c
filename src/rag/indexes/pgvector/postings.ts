import type { EntityManager } from 'typeorm';
import { changeTable, chunkTable } from './schema.js';

/** The table with the chunks of a build that contain each term, and the weights: the inverted index for a search by words. */
export function postingTable(build: string): string {
  return chunkTable(build).replace('chunks', 'postings');
}

export async function createPostingTable(manager: EntityManager, build: string): Promise<void> {
  await manager.query(
    `CREATE TABLE ${postingTable(build)} (term integer NOT NULL, weight real NOT NULL, id uuid NOT NULL)`,
  );
}

/**
 * Writes all postings of a build that is published for the first time, and creates the index after that: many times faster
 * than keeping an index up to date.
 */
export async function fillPostings(manager: EntityManager, build: string): Promise<void> {
  const table = postingTable(build);
  await manager.query(`INSERT INTO ${table} ${postingsOf(chunkTable(build))}`);
  // Contains every column that a search needs, best first, so that the table itself is not read.
  await manager.query(`CREATE INDEX ${table}_best ON ${table} (term, weight DESC, id)`);
}

/** Removes the postings of changed chunks. Call it before the changes are applied to the table of chunks. */
export async function removeChangedPostings(manager: EntityManager, build: string): Promise<void> {
  await manager.query(
    `DELETE FROM ${postingTable(build)} AS posting USING (${postingsOf(changedChunks(build))}) AS old
     WHERE posting.term = old.term AND posting.weight = old.weight AND posting.id = old.id`,
  );
}

/** Adds the postings of changed chunks. Call it after the changes were applied to the table of chunks. */
export async function addChangedPostings(manager: EntityManager, build: string): Promise<void> {
  await manager.query(`INSERT INTO ${postingTable(build)} ${postingsOf(changedChunks(build))}`);
}

function changedChunks(build: string): string {
  return `(SELECT * FROM ${chunkTable(build)} WHERE id IN (SELECT id FROM ${changeTable(build)})) AS chunks`;
}

function postingsOf(chunks: string): string {
  return `SELECT word.term, word.weight, id FROM ${chunks}, unnest(terms, weights) AS word(term, weight)`;
}
