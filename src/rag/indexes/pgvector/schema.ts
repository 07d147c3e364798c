import type { EntityManager } from 'typeorm';
import { AppError } from '../../../common/errors/app-error.js';
import { CATALOGUE } from '../../../common/errors/catalogue.js';
import { isSearchedExactly } from '../../exact-search.js';
import { NEIGHBOURS_EXAMINED, SEARCH_MS } from '../../limits.js';

/** The first version of pgvector with `hnsw.iterative_scan`. */
const OLDEST_EXTENSION = [0, 8] as const;
/** Id of the advisory lock. Any number that no other advisory lock of this database uses. */
const LOCK = 7_105_221;
/** The longest vectors that pgvector can index; longer ones are compared one by one. */
const INDEXABLE_DIMENSIONS = 2_000;
/** Memory while the graph of the vector index is created. A graph that does not fit is created many times slower. */
const GRAPH_MEMORY = '512MB';
/** Vectors up to this length fit into the page of their row, where a scan reads them several times faster. */
const INLINE_DIMENSIONS = 1_600;
/** Bytes. The largest value that Postgres allows: no column is moved out of a row as long as the row fits its page. */
const WHOLE_PAGE = 8_160;

/** The table with the chunks of a build. @throws TypeError for an id that is not hexadecimal, because it becomes part of SQL. */
export function chunkTable(build: string): string {
  if (!/^[0-9a-f]{32}$/.test(build)) throw new TypeError(`Not a build id: ${build}`);
  return `rag_chunks_${build}`;
}

/** The table with the changes of a build that are not published yet. It is not searched. */
export function changeTable(build: string): string {
  return chunkTable(build).replace('chunks', 'changes');
}

/** Creates the extension, the table of builds and the table of the writer's lease. A lock lets only one process at a time do it. */
export async function createSchema(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  await createExtension(manager);
  await manager.query(`
    CREATE TABLE IF NOT EXISTS rag_builds (
      id text PRIMARY KEY,
      model text NOT NULL,
      dimensions integer NOT NULL,
      chunker_version text NOT NULL,
      version integer NOT NULL DEFAULT 0,
      serving boolean NOT NULL DEFAULT false,
      pages integer NOT NULL DEFAULT 0,
      chunks integer NOT NULL DEFAULT 0,
      indexed_at timestamptz,
      corpus_hash text NOT NULL DEFAULT '',
      lexicon jsonb NOT NULL DEFAULT '{"chunks": 0, "frequencies": []}'
    )`);
  await addColumn(manager, 'replaced_at', 'timestamptz');
  await addColumn(manager, 'folder', 'text');
  await manager.query(`
    CREATE TABLE IF NOT EXISTS rag_writer (
      is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
      owner text NOT NULL,
      until timestamptz NOT NULL
    )`);
  await manager.query('CREATE UNIQUE INDEX IF NOT EXISTS rag_builds_serving ON rag_builds (serving) WHERE serving');
}

/** For tables of an older version. Altering a table waits for all searches and makes later ones wait, so it is done only once. */
async function addColumn(manager: EntityManager, name: string, type: 'text' | 'timestamptz'): Promise<void> {
  const columns: unknown[] = await manager.query(
    `SELECT 1 FROM pg_attribute WHERE attrelid = 'rag_builds'::regclass AND attname = $1`,
    [name],
  );
  if (columns.length === 0) await manager.query(`ALTER TABLE rag_builds ADD COLUMN ${name} ${type}`);
}

async function createExtension(manager: EntityManager): Promise<void> {
  try {
    await manager.query('CREATE EXTENSION IF NOT EXISTS vector');
  } catch (error) {
    throw unusable('This Postgres has no pgvector extension, or its user may not create it', error);
  }
  const [{ extversion }] = await manager.query(`SELECT extversion FROM pg_extension WHERE extname = 'vector'`);
  const [major = 0, minor = 0] = String(extversion).split('.').map(Number);
  const isOld = major < OLDEST_EXTENSION[0] || (major === OLDEST_EXTENSION[0] && minor < OLDEST_EXTENSION[1]);
  if (isOld) throw unusable(`This Postgres has pgvector ${extversion}, older than ${OLDEST_EXTENSION.join('.')}`);
}

function unusable(problem: string, cause?: unknown): AppError {
  return new AppError({ code: 'pgvector_missing', message: `${problem}. ${CATALOGUE.pgvector_missing.remedy}`, cause });
}

/** Creates the tables of a new build. The columns `terms` and `weights` hold the sparse vector. */
export async function createChunkTable(manager: EntityManager, build: string, dimensions: number): Promise<void> {
  const table = chunkTable(build);
  await manager.query(`
    CREATE TABLE ${table} (
      id uuid PRIMARY KEY,
      chunk jsonb NOT NULL,
      embedded_hash text NOT NULL,
      content_hash text NOT NULL,
      chapter_number integer,
      lesson_slug text,
      acl text[] NOT NULL,
      dense vector(${dimensions}) NOT NULL,
      terms integer[] NOT NULL,
      weights real[] NOT NULL
    ) WITH (toast_tuple_target = ${WHOLE_PAGE})`);
  if (dimensions <= INLINE_DIMENSIONS) await manager.query(`ALTER TABLE ${table} ALTER COLUMN dense SET STORAGE PLAIN`);
  await manager.query(`CREATE INDEX ON ${table} USING gin (acl)`);
  await manager.query(`CREATE INDEX ON ${table} (chapter_number, lesson_slug)`);
  await createChangeTable(manager, build, dimensions);
}

/** A removed chunk has only its id here. A chunk whose vector does not change has no vector here. */
async function createChangeTable(manager: EntityManager, build: string, dimensions: number): Promise<void> {
  await manager.query(`
    CREATE TABLE IF NOT EXISTS ${changeTable(build)} (
      id uuid PRIMARY KEY,
      removed boolean NOT NULL,
      chunk jsonb,
      embedded_hash text,
      content_hash text,
      chapter_number integer,
      lesson_slug text,
      acl text[],
      dense vector(${dimensions}),
      terms integer[],
      weights real[]
    )`);
}

/**
 * Creates the vector index of a build with many chunks, and drops that of a build that became small. Creating it after all
 * chunks are written is much faster than keeping it up to date meanwhile.
 */
export async function optimizeTable(manager: EntityManager, build: string, dimensions: number): Promise<void> {
  const table = chunkTable(build);
  const [{ chunks }] = await manager.query(`SELECT count(*)::integer AS chunks FROM ${table}`);
  if (isSearchedExactly({ chunks, dimensions })) await manager.query(`DROP INDEX IF EXISTS ${table}_dense`);
  else if (dimensions <= INDEXABLE_DIMENSIONS) {
    await manager.query(`SELECT set_config('maintenance_work_mem', $1, true)`, [GRAPH_MEMORY]);
    await manager.query(`CREATE INDEX IF NOT EXISTS ${table}_dense ON ${table} USING hnsw (dense vector_ip_ops)`);
  }
}

/**
 * Applies to the current transaction: an index scan continues until enough hits pass the filter (iterative index scans of
 * pgvector), and it examines more neighbours than the result needs. A statement that takes longer than a search may take is
 * cancelled: its caller has gone.
 */
export async function searchThoroughly(manager: EntityManager): Promise<void> {
  await manager.query(
    `SELECT set_config('hnsw.iterative_scan', 'strict_order', true), set_config('hnsw.ef_search', '${NEIGHBOURS_EXAMINED}', true),
       set_config('statement_timeout', '${SEARCH_MS}', true)`,
  );
}
