import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { faultCode, withDatabaseFaults } from '../../../database/database-faults.js';
import type { Chunk } from '../../chunk.js';
import {
  type BuildReference,
  type BuildSummary,
  type IndexBuild,
  type IndexRecipe,
  type Lexicon,
  sameRecipe,
} from '../../index-build.js';
import { EMPTY_LEXICON, lexiconToJson, type StoredLexicon, toLexicon } from '../../lexical/lexicon.js';
import type { ReaderFilter } from '../../reader-filter.js';
import {
  type ChunkHashes,
  type IndexedChunk,
  type IndexHit,
  type IndexSearch,
  VectorIndex,
} from '../../vector-index.js';
import { applyChanges, noteRemovals, noteRows } from './changes.js';
import { createPostingTable, fillPostings, postingTable } from './postings.js';
import { type BuildRow, type ChunkRow, toBuild, toChunkRow } from './rows.js';
import { changeTable, chunkTable, createChunkTable, createSchema, optimizeTable, searchThoroughly } from './schema.js';
import { searchStatement } from './search-statement.js';
import { amendRows, insertRows } from './write-rows.js';
import { withWriterLock } from './writer-lock.js';

/**
 * Chunks in Postgres with pgvector, on a server or embedded (PGlite). The class creates and owns its tables: `rag_builds`,
 * and for every build a table of chunks, so that all vectors in a table have one length and a build is dropped at once.
 * Changes of the serving build are saved in another table; one transaction applies them when the build is published.
 */
export class PgvectorIndex extends VectorIndex {
  constructor(
    override readonly store: 'embedded' | 'pgvector',
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  override prepare(): Promise<void> {
    return this.transaction(async (manager) => {
      await createSchema(manager);
      await dropBuilds(manager, await buildsWithoutPostings(manager));
    });
  }

  override exclusively<T>(work: () => Promise<T>): Promise<T> {
    // Only one process can open the folder of an embedded database, so no lock is needed.
    return this.store === 'embedded' ? work() : withWriterLock(this.dataSource, work);
  }

  override async serving(): Promise<IndexBuild | undefined> {
    const columns = 'id, model, dimensions, chunker_version, version, pages, chunks, indexed_at, corpus_hash';
    const [row] = await this.query<BuildRow>(`SELECT ${columns} FROM rag_builds WHERE serving`);
    return row && toBuild(row);
  }

  override async lexicon(build: string): Promise<Lexicon> {
    const [row] = await this.query<{ lexicon: StoredLexicon }>('SELECT lexicon FROM rag_builds WHERE id = $1', [build]);
    return row ? toLexicon(row.lexicon) : EMPTY_LEXICON;
  }

  override stage(recipe: IndexRecipe): Promise<string> {
    return this.transaction(async (manager) => {
      const unfinished: BuildRow[] = await manager.query('SELECT * FROM rag_builds WHERE NOT serving');
      const usable = unfinished.find((row) => sameRecipe(toBuild(row), recipe));
      await dropBuilds(
        manager,
        unfinished.filter((row) => row !== usable).map((row) => row.id),
      );
      if (usable) return usable.id;
      const id = randomUUID().replaceAll('-', '');
      const values = [id, recipe.model, recipe.dimensions, recipe.chunkerVersion];
      await manager.query(
        'INSERT INTO rag_builds (id, model, dimensions, chunker_version) VALUES ($1, $2, $3, $4)',
        values,
      );
      await createChunkTable(manager, id, recipe.dimensions);
      await createPostingTable(manager, id);
      return id;
    });
  }

  override async hashes(build: string): Promise<ReadonlyMap<string, ChunkHashes>> {
    const columns = 'id, embedded_hash, content_hash';
    const rows = await this.query<ChunkRow>(
      `SELECT ${columns} FROM ${chunkTable(build)} WHERE id NOT IN (SELECT id FROM ${changeTable(build)})
       UNION ALL SELECT ${columns} FROM ${changeTable(build)} WHERE NOT removed`,
    );
    return new Map(rows.map((row) => [row.id, { embedded: row.embedded_hash, content: row.content_hash }]));
  }

  override upsert(build: string, chunks: readonly IndexedChunk[]): Promise<void> {
    const rows = chunks.map(toChunkRow);
    return this.transaction(async (manager) => {
      if (await isServing(manager, build)) return noteRows(manager, build, rows);
      await insertRows(
        manager,
        build,
        rows.filter((row) => row.dense !== undefined),
      );
      await amendRows(
        manager,
        build,
        rows.filter((row) => row.dense === undefined),
      );
    });
  }

  override remove(build: string, ids: readonly string[]): Promise<void> {
    return this.transaction(async (manager) => {
      if (await isServing(manager, build)) return noteRemovals(manager, build, ids);
      await manager.query(`DELETE FROM ${chunkTable(build)} WHERE id = ANY($1::uuid[])`, [ids]);
    });
  }

  override async publish(build: string, { pages, indexedAt, corpusHash, lexicon }: BuildSummary): Promise<void> {
    await this.transaction(async (manager) => {
      const [{ dimensions }] = await manager.query('SELECT dimensions FROM rag_builds WHERE id = $1', [build]);
      if (await isServing(manager, build)) await applyChanges(manager, build);
      else await fillPostings(manager, build);
      await optimizeTable(manager, build, dimensions);
      await manager.query('UPDATE rag_builds SET serving = false WHERE serving');
      await manager.query(
        `UPDATE rag_builds SET serving = true, pages = $2, indexed_at = $3, corpus_hash = $4, lexicon = $5::jsonb,
           chunks = (SELECT count(*) FROM ${chunkTable(build)}), version = (SELECT max(version) + 1 FROM rag_builds)
         WHERE id = $1`,
        [build, pages, indexedAt, corpusHash, lexiconToJson(lexicon)],
      );
      const others: { id: string }[] = await manager.query('SELECT id FROM rag_builds WHERE NOT serving');
      await dropBuilds(
        manager,
        others.map((row) => row.id),
      );
    });
    // VACUUM cannot run in a transaction. It marks pages as visible to all, which lets a search read only the index.
    await this.query(`VACUUM (ANALYZE) ${chunkTable(build)}`);
    await this.query(`VACUUM (ANALYZE) ${postingTable(build)}`);
  }

  override search(
    { id: build }: BuildReference,
    searches: readonly IndexSearch[],
    filter: ReaderFilter,
    signal?: AbortSignal,
  ): Promise<IndexHit[][]> {
    const { text, values } = searchStatement(build, searches, filter);
    const found = this.snapshot(async (manager) => {
      signal?.throwIfAborted();
      await searchThoroughly(manager);
      const rows: FoundRow[] = await manager.query(text, values);
      signal?.throwIfAborted();
      const chunks = await readChunks(manager, build, [...new Set(rows.map((row) => row.id))]);
      return searches.map((_, number) =>
        rows.filter((row) => row.search === number).map((row) => ({ chunk: chunks.get(row.id)!, score: row.score })),
      );
    });
    return found.catch((error: unknown) => {
      if (faultCode(error) !== UNDEFINED_TABLE) throw error;
      return searches.map(() => []);
    });
  }

  private query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return withDatabaseFaults(() => this.dataSource.query<Row[]>(text, [...values]));
  }

  /** All statements of `work` see the same state of the database. */
  private snapshot<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return withDatabaseFaults(() => this.dataSource.transaction('REPEATABLE READ', work));
  }

  private transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return withDatabaseFaults(() => this.dataSource.transaction(work));
  }
}

const UNDEFINED_TABLE = '42P01';

interface FoundRow {
  readonly search: number;
  readonly id: string;
  readonly score: number;
}

/** Chunks are read in a second statement, so that a chunk found by several searches is transferred once. */
async function readChunks(
  manager: EntityManager,
  build: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Chunk>> {
  const rows: ChunkRow[] = await manager.query(
    `SELECT id, chunk FROM ${chunkTable(build)} WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.chunk]));
}

async function isServing(manager: EntityManager, build: string): Promise<boolean> {
  const rows: unknown[] = await manager.query('SELECT 1 FROM rag_builds WHERE id = $1 AND serving', [build]);
  return rows.length > 0;
}

/** Builds that an older version created with another schema. They are dropped; a server that starts without an index builds one. */
async function buildsWithoutPostings(manager: EntityManager): Promise<string[]> {
  const builds: { id: string; postings: string | null }[] = await manager.query(
    `SELECT id, to_regclass('rag_postings_' || id)::text AS postings FROM rag_builds`,
  );
  return builds.filter(({ postings }) => postings === null).map(({ id }) => id);
}

async function dropBuilds(manager: EntityManager, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await manager.query(`DROP TABLE IF EXISTS ${chunkTable(id)}, ${changeTable(id)}, ${postingTable(id)}`);
  await manager.query('DELETE FROM rag_builds WHERE id = ANY($1::text[])', [ids]);
}
