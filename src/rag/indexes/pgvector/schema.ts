import type { EntityManager } from 'typeorm';
import { AppError } from '../../../common/errors/app-error.js';
import { CATALOGUE } from '../../../common/errors/catalogue.js';

/** `hnsw.iterative_scan` came with it. */
const OLDEST_EXTENSION = [0, 8] as const;
/** Any number that no other advisory lock of this database has. */
const LOCK = 7_105_221;
/** What an index of `vector` can hold; longer ones are searched exactly. */
const INDEXABLE_DIMENSIONS = 2_000;
const DENSE_INDEX_FROM = 5_000;
/** For as long as the graph is made: one that does not fit is made many times slower. */
const GRAPH_MEMORY = '512MB';
/** Vectors up to here fit into their row's page, where a scan reads them several times faster than from outside of it. */
const INLINE_DIMENSIONS = 1_600;
/** Bytes. The largest that Postgres allows: nothing that a scan reads is moved out of a row while the row fits its page. */
const WHOLE_PAGE = 8_160;

/** The table of one build's chunks. Ids are our own hexadecimal: safe in SQL. */
export function chunkTable(build: string): string {
  if (!/^[0-9a-f]{32}$/.test(build)) throw new TypeError(`Not a build id: ${build}`);
  return `rag_chunks_${build}`;
}

/** What is written to a build and not published yet. It is not searched. */
export function changeTable(build: string): string {
  return chunkTable(build).replace('chunks', 'changes');
}

/** Creates the extension and the table of builds; processes that start together take turns. */
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
  await manager.query('CREATE UNIQUE INDEX IF NOT EXISTS rag_builds_serving ON rag_builds (serving) WHERE serving');
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

/** `terms` and `weights` are the sparse vector. */
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

/** A chunk that is to go is only its id. One whose vector stays has none here. */
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
 * What a search over many chunks needs, made when they are there: that is much faster than keeping it up to date while
 * they come. Few chunks are compared one by one, which is exact and as fast.
 */
export async function optimizeTable(manager: EntityManager, build: string, dimensions: number): Promise<void> {
  const table = chunkTable(build);
  const [{ chunks }] = await manager.query(`SELECT count(*)::integer AS chunks FROM ${table}`);
  if (chunks >= DENSE_INDEX_FROM && dimensions <= INDEXABLE_DIMENSIONS) {
    await manager.query(`SELECT set_config('maintenance_work_mem', $1, true)`, [GRAPH_MEMORY]);
    await manager.query(`CREATE INDEX IF NOT EXISTS ${table}_dense ON ${table} USING hnsw (dense vector_ip_ops)`);
  }
}

/**
 * For one transaction: an index scan that a filter thins out goes on until the list is full (pgvector: iterative index
 * scans), and looks at more neighbours than a list can hold.
 */
export async function searchThoroughly(manager: EntityManager): Promise<void> {
  await manager.query(
    `SELECT set_config('hnsw.iterative_scan', 'strict_order', true), set_config('hnsw.ef_search', '200', true)`,
  );
}
