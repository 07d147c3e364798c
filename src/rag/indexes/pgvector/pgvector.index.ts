import type { DataSource, EntityManager } from 'typeorm';
import { faultCode, withDatabaseFaults } from '../../../database/database-faults.js';
import type { Chunk } from '../../chunk.js';
import {
  type BuildReference,
  type BuildSummary,
  type IndexBuild,
  type IndexRecipe,
  type Lexicon,
  problemWith,
} from '../../index-build.js';
import { EMPTY_LEXICON, type StoredLexicon, toLexicon } from '../../lexical/lexicon.js';
import type { ReaderFilter } from '../../reader-filter.js';
import {
  type ChunkHashes,
  type IndexedChunk,
  type IndexHit,
  type IndexSearch,
  VectorIndex,
} from '../../vector-index.js';
import { LEASE_TIMES, WriterLease } from '../../writer-lease.js';
import { dropOutdatedBuilds, isPublished, publishBuild, SELECT_PUBLISHED, stageBuild } from './builds.js';
import { noteRemovals, noteRows } from './changes.js';
import { PostgresLease } from './postgres-lease.js';
import { postingTable } from './postings.js';
import { type BuildRow, type ChunkRow, toBuild, toChunkRows } from './rows.js';
import { changeTable, chunkTable, createSchema, searchThoroughly } from './schema.js';
import { searchStatement } from './search-statement.js';
import { amendRows, insertRows } from './write-rows.js';

/**
 * Chunks in Postgres with pgvector, on a server or embedded (PGlite). The class creates and owns its tables: `rag_builds`,
 * and for every build a table of chunks, so that all vectors in a table have one length and a build is dropped at once.
 * Changes of the serving build are saved in another table; one transaction applies them when the build is published.
 */
export class PgvectorIndex extends VectorIndex {
  private readonly stored: PostgresLease;
  private readonly lease: WriterLease;

  constructor(
    override readonly store: 'embedded' | 'pgvector',
    private readonly dataSource: DataSource,
    times = LEASE_TIMES,
  ) {
    super();
    this.stored = new PostgresLease(dataSource, times.leaseMs, store === 'embedded');
    this.lease = new WriterLease(this.stored, times);
  }

  override prepare(): Promise<void> {
    return this.transaction(async (manager) => {
      await createSchema(manager);
      await dropOutdatedBuilds(manager);
    });
  }

  override exclusively<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    return this.lease.hold(work);
  }

  override async serving(recipe?: IndexRecipe): Promise<IndexBuild | undefined> {
    const values = [recipe?.model, recipe?.dimensions, recipe?.chunkerVersion];
    const [row] = await this.query<BuildRow>(SELECT_PUBLISHED, values);
    return row && toBuild(row);
  }

  override async problemOf(build: IndexBuild): Promise<string | undefined> {
    const [table] = await this.query<{ name: string | null }>('SELECT to_regclass($1)::text AS name', [
      chunkTable(build.id),
    ]);
    if (!table?.name) return 'its table is missing';
    const [row] = await this.query<{ chunks: number }>(
      `SELECT count(*)::integer AS chunks FROM ${chunkTable(build.id)}`,
    );
    return problemWith(build, row!.chunks);
  }

  override async lexicon(build: string): Promise<Lexicon> {
    const [row] = await this.query<{ lexicon: StoredLexicon }>('SELECT lexicon FROM rag_builds WHERE id = $1', [build]);
    return row ? toLexicon(row.lexicon) : EMPTY_LEXICON;
  }

  override stage(recipe: IndexRecipe): Promise<string> {
    return this.write((manager) => stageBuild(manager, recipe));
  }

  override async hashes(build: string): Promise<ReadonlyMap<string, ChunkHashes>> {
    const columns = 'id, embedded_hash, content_hash';
    const rows = await this.query<ChunkRow>(
      `SELECT ${columns} FROM ${chunkTable(build)} WHERE id NOT IN (SELECT id FROM ${changeTable(build)})
       UNION ALL SELECT ${columns} FROM ${changeTable(build)} WHERE NOT removed`,
    );
    return new Map(rows.map((row) => [row.id, { embedded: row.embedded_hash, content: row.content_hash }]));
  }

  override async upsert(build: string, chunks: readonly IndexedChunk[]): Promise<void> {
    const rows = await toChunkRows(chunks);
    return this.write(async (manager) => {
      if (await isPublished(manager, build)) return noteRows(manager, build, rows);
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
    return this.write(async (manager) => {
      if (await isPublished(manager, build)) return noteRemovals(manager, build, ids);
      await manager.query(`DELETE FROM ${chunkTable(build)} WHERE id = ANY($1::uuid[])`, [ids]);
    });
  }

  override async publish(build: string, summary: BuildSummary): Promise<void> {
    await this.write((manager) => publishBuild(manager, build, summary));
    // VACUUM cannot run in a transaction. It marks pages as visible to all, which lets a search read only the index.
    await this.query(`VACUUM (ANALYZE) ${chunkTable(build)}`);
    await this.query(`VACUUM (ANALYZE) ${postingTable(build)}`);
  }

  override search(
    { id: build, revision }: BuildReference,
    searches: readonly IndexSearch[],
    filter: ReaderFilter,
    signal?: AbortSignal,
  ): Promise<IndexHit[][] | undefined> {
    const { text, values } = searchStatement(build, searches, filter);
    const found = this.snapshot(async (manager) => {
      signal?.throwIfAborted();
      if (!(await isPublishedAs(manager, build, revision))) return undefined;
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
      return undefined;
    });
  }

  private query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return withDatabaseFaults(() => this.dataSource.query<Row[]>(text, [...values]));
  }

  /** All statements of `work` see the same state of the database. */
  private snapshot<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return withDatabaseFaults(() => this.dataSource.transaction('REPEATABLE READ', work));
  }

  /** One transaction of the only writer. */
  private write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.lease.within(() =>
      this.transaction(async (manager) => {
        await this.stored.assertHeld(manager);
        return work(manager);
      }),
    );
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

async function isPublishedAs(manager: EntityManager, build: string, revision: number): Promise<boolean> {
  const statement = 'SELECT 1 FROM rag_builds WHERE id = $1 AND version = $2';
  const rows: unknown[] = await manager.query(statement, [build, revision]);
  return rows.length > 0;
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
