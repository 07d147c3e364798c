import type { Schemas } from '@qdrant/js-client-rest';
import type { BuildReference, BuildSummary, IndexBuild, IndexRecipe, Lexicon } from '../../index-build.js';
import type { ReaderFilter } from '../../reader-filter.js';
import {
  type ChunkHashes,
  type IndexedChunk,
  type IndexHit,
  type IndexSearch,
  VectorIndex,
} from '../../vector-index.js';
import { LEASE_TIMES, WriterLease } from '../../writer-lease.js';
import { BuildRegistry, toBuild } from './build-registry.js';
import { checkVersion, connectQdrant, type QdrantOptions } from './connect.js';
import { INDEXING, isNotFound, withQdrantFaults } from './faults.js';
import {
  type ChunkPayload,
  PUBLICATION_QUERY,
  publishedIn,
  removeOperations,
  toQuery,
  visibleAt,
  writeOperations,
} from './points.js';
import { QdrantBuilds } from './qdrant-builds.js';
import { QdrantLease } from './qdrant-lease.js';
import type { QdrantRest } from './qdrant-rest.js';
import { scrolled, withStoredVectors } from './stored-points.js';

/**
 * Chunks in Qdrant: one collection for every build, an alias for the serving build, and a collection that lists the builds.
 * The query contains the inverse document frequencies, as for every store, so Qdrant's own `idf` modifier is not used.
 */
export class QdrantIndex extends VectorIndex {
  override readonly store = 'qdrant';
  private readonly client: QdrantRest;
  private readonly registry: BuildRegistry;
  private readonly builds: QdrantBuilds;
  private readonly stored: QdrantLease;
  private readonly lease: WriterLease;

  constructor(options: QdrantOptions, times = LEASE_TIMES) {
    super();
    const registry = `${options.collection}-builds`;
    this.client = connectQdrant(options);
    this.registry = new BuildRegistry(this.client, registry);
    this.builds = new QdrantBuilds(this.client, this.registry, options.collection);
    this.stored = new QdrantLease(this.client, registry, times.leaseMs);
    this.lease = new WriterLease(this.stored, times);
  }

  override prepare(): Promise<void> {
    return withQdrantFaults(async () => {
      await checkVersion(this.client);
      await this.builds.assertNameIsFree();
      await this.stored.prepare();
    });
  }

  override exclusively<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    return this.lease.hold(work);
  }

  override serving(recipe?: IndexRecipe, signal?: AbortSignal): Promise<IndexBuild | undefined> {
    const read = async () => {
      const record = await this.builds.published(recipe, signal);
      return record && toBuild(record);
    };
    return withQdrantFaults(read, { signal });
  }

  override problemOf(build: IndexBuild, signal?: AbortSignal): Promise<string | undefined> {
    return withQdrantFaults(() => this.builds.problemOf(build, signal), { signal });
  }

  override lexicon(build: string): Promise<Lexicon> {
    return withQdrantFaults(() => this.registry.lexicon(build));
  }

  override stage(recipe: IndexRecipe): Promise<string> {
    return this.write(() => this.builds.stage(recipe));
  }

  override hashes(build: string): Promise<ReadonlyMap<string, ChunkHashes>> {
    return withQdrantFaults(async () => {
      const filter = visibleAt(await this.nextRevision(build));
      const hashes = new Map<string, ChunkHashes>();
      for await (const point of scrolled(this.client, this.builds.collection(build), {
        filter,
        with_payload: ['hashes', 'chunk.id'],
      })) {
        const { chunk, hashes: stored } = point.payload as unknown as ChunkPayload;
        hashes.set(chunk.id, stored);
      }
      return hashes;
    }, INDEXING);
  }

  override async upsert(build: string, chunks: readonly IndexedChunk[]): Promise<void> {
    if (chunks.length === 0) return;
    await this.write(async () => {
      const revision = await this.nextRevision(build);
      const whole = await withStoredVectors(this.client, this.builds.collection(build), chunks);
      await this.apply(build, writeOperations(whole, revision));
    });
  }

  override async remove(build: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.write(async () => this.apply(build, removeOperations(ids, await this.nextRevision(build))));
  }

  override publish(build: string, summary: BuildSummary): Promise<void> {
    return this.write(() => this.builds.publish(build, summary));
  }

  override async search(
    build: BuildReference,
    searches: readonly IndexSearch[],
    filter: ReaderFilter,
    signal?: AbortSignal,
  ): Promise<IndexHit[][] | undefined> {
    const asked = searches.filter((search) => search.kind === 'dense' || search.vector.indices.length > 0);
    if (asked.length === 0) return searches.map(() => []);
    const queries = asked.map((search) => toQuery(search, filter, build));
    const ask = async () => {
      const request = { searches: [...queries, PUBLICATION_QUERY] };
      const answers = await this.client.until(signal).queryBatch(this.builds.collection(build.id), request);
      const published = publishedIn(answers[asked.length]) ?? (await this.registry.read(build.id))?.revision;
      // Smaller when a publication was interrupted after its record was written: everything of it is there.
      return published !== undefined && published <= build.revision ? answers : undefined;
    };
    const answers = await withQdrantFaults(ask, { signal }).catch((error: unknown) => {
      if (isNotFound(error)) return undefined;
      throw error;
    });
    return answers && searches.map((search) => toHits(answers[asked.indexOf(search)]?.points ?? [], search.limit));
  }

  /** One write of the only writer. Qdrant itself does not know the lease, so the writer stops when its lease may have ended. */
  private write<T>(work: () => Promise<T>): Promise<T> {
    return this.lease.within((lost) => withQdrantFaults(work, { ...INDEXING, signal: lost }));
  }

  /** The revision that is being written. Searches find the previous one. */
  private async nextRevision(build: string): Promise<number> {
    return ((await this.registry.read(build))?.revision ?? 0) + 1;
  }

  private async apply(build: string, operations: Schemas['UpdateOperation'][]): Promise<void> {
    await this.client.batchUpdate(this.builds.collection(build), { operations });
  }
}

function toHits(points: readonly Schemas['ScoredPoint'][], limit: number): IndexHit[] {
  const hits = points.map(({ payload, score }) => ({ chunk: (payload as unknown as ChunkPayload).chunk, score }));
  return hits
    .sort((left, right) => right.score - left.score || (left.chunk.id < right.chunk.id ? -1 : 1))
    .slice(0, limit);
}
