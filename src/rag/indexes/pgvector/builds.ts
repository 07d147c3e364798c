import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type BuildSummary, type IndexRecipe, isKept, sameRecipe } from '../../index-build.js';
import { lexiconToJson } from '../../lexical/lexicon.js';
import { applyChanges } from './changes.js';
import { createPostingTable, fillPostings, postingTable } from './postings.js';
import { type BuildRow, toBuild } from './rows.js';
import { changeTable, chunkTable, createChunkTable, optimizeTable } from './schema.js';

const COLUMNS =
  'id, model, dimensions, chunker_version, version, pages, chunks, indexed_at, corpus_hash, folder, serving, replaced_at';
/** A build that servers can search: the last one, or one that a build of another recipe replaced. */
const IS_PUBLISHED = '(serving OR replaced_at IS NOT NULL)';

/** Selects the published build of a recipe (`$1` to `$3`), else the serving build. */
export const SELECT_PUBLISHED = `SELECT ${COLUMNS} FROM rag_builds WHERE ${IS_PUBLISHED} AND
  (serving OR (model = $1 AND dimensions = $2 AND chunker_version = $3))
  ORDER BY (model = $1 AND dimensions = $2 AND chunker_version = $3) IS TRUE DESC LIMIT 1`;

/** The unfinished build of the recipe, else a new one. Unfinished builds of other recipes are dropped. */
export async function stageBuild(manager: EntityManager, recipe: IndexRecipe): Promise<string> {
  const unfinished: BuildRow[] = await manager.query(`SELECT ${COLUMNS} FROM rag_builds WHERE NOT ${IS_PUBLISHED}`);
  const usable = unfinished.find((row) => sameRecipe(toBuild(row), recipe));
  await dropBuilds(
    manager,
    unfinished.filter((row) => row !== usable).map((row) => row.id),
  );
  if (usable) return usable.id;
  const id = randomUUID().replaceAll('-', '');
  await manager.query('INSERT INTO rag_builds (id, model, dimensions, chunker_version) VALUES ($1, $2, $3, $4)', [
    id,
    recipe.model,
    recipe.dimensions,
    recipe.chunkerVersion,
  ]);
  await createChunkTable(manager, id, recipe.dimensions);
  await createPostingTable(manager, id);
  return id;
}

export async function publishBuild(
  manager: EntityManager,
  build: string,
  { pages, indexedAt, corpusHash, folder, lexicon }: BuildSummary,
): Promise<void> {
  const [row]: BuildRow[] = await manager.query(`SELECT ${COLUMNS} FROM rag_builds WHERE id = $1`, [build]);
  const recipe = toBuild(row!);
  if (await isPublished(manager, build)) await applyChanges(manager, build);
  else await fillPostings(manager, build);
  await optimizeTable(manager, build, recipe.dimensions);
  await manager.query('UPDATE rag_builds SET serving = false, replaced_at = $2 WHERE serving AND id <> $1', [
    build,
    indexedAt,
  ]);
  await manager.query(
    `UPDATE rag_builds SET serving = true, replaced_at = NULL, pages = $2, indexed_at = $3, corpus_hash = $4,
       lexicon = $5::jsonb, folder = $6, chunks = (SELECT count(*) FROM ${chunkTable(build)}),
       version = (SELECT max(version) + 1 FROM rag_builds)
     WHERE id = $1`,
    [build, pages, indexedAt, corpusHash, lexiconToJson(lexicon), folder ?? null],
  );
  const others: BuildRow[] = await manager.query(`SELECT ${COLUMNS} FROM rag_builds WHERE NOT serving`);
  const unused = others.filter(
    (other) => !isKept({ ...toBuild(other), replacedAt: other.replaced_at }, recipe, { indexedAt }),
  );
  await dropBuilds(
    manager,
    unused.map(({ id }) => id),
  );
}

/** Changes of a published build wait for the next publication. */
export async function isPublished(manager: EntityManager, build: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(`SELECT 1 FROM rag_builds WHERE id = $1 AND ${IS_PUBLISHED}`, [build]);
  return rows.length > 0;
}

/** Drops builds that an older version created with another schema. A server that starts without an index builds one. */
export async function dropOutdatedBuilds(manager: EntityManager): Promise<void> {
  const builds: { id: string; postings: string | null }[] = await manager.query(
    `SELECT id, to_regclass('rag_postings_' || id)::text AS postings FROM rag_builds`,
  );
  await dropBuilds(
    manager,
    builds.filter(({ postings }) => postings === null).map(({ id }) => id),
  );
}

async function dropBuilds(manager: EntityManager, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await manager.query(`DROP TABLE IF EXISTS ${chunkTable(id)}, ${changeTable(id)}, ${postingTable(id)}`);
  await manager.query('DELETE FROM rag_builds WHERE id = ANY($1::text[])', [ids]);
}
