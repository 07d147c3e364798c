import type { EntityManager } from 'typeorm';
import { changeTable, chunkTable } from './schema.js';

/** Which chunks of a build have a term, and with what weight: the inverted index that a search by words reads. */
export function postingTable(build: string): string {
  return chunkTable(build).replace('chunks', 'postings');
}

export async function createPostingTable(manager: EntityManager, build: string): Promise<void> {
  await manager.query(
    `CREATE TABLE ${postingTable(build)} (term integer NOT NULL, weight real NOT NULL, id uuid NOT NULL)`,
  );
}

/** Of a build that was never published: all at once and the index afterwards, which is many times faster than one by one. */
export async function fillPostings(manager: EntityManager, build: string): Promise<void> {
  const table = postingTable(build);
  await manager.query(`INSERT INTO ${table} ${postingsOf(chunkTable(build))}`);
  // Holds all that a search asks of it, best first: the table itself is not read.
  await manager.query(`CREATE INDEX ${table}_best ON ${table} (term, weight DESC, id)`);
}

/** Before changes are brought over. */
export async function removeChangedPostings(manager: EntityManager, build: string): Promise<void> {
  await manager.query(
    `DELETE FROM ${postingTable(build)} AS posting USING (${postingsOf(changedChunks(build))}) AS old
     WHERE posting.term = old.term AND posting.weight = old.weight AND posting.id = old.id`,
  );
}

/** After it. */
export async function addChangedPostings(manager: EntityManager, build: string): Promise<void> {
  await manager.query(`INSERT INTO ${postingTable(build)} ${postingsOf(changedChunks(build))}`);
}

function changedChunks(build: string): string {
  return `(SELECT * FROM ${chunkTable(build)} WHERE id IN (SELECT id FROM ${changeTable(build)})) AS chunks`;
}

function postingsOf(chunks: string): string {
  return `SELECT word.term, word.weight, id FROM ${chunks}, unnest(terms, weights) AS word(term, weight)`;
}
