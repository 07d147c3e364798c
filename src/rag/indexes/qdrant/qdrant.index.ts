import { randomUUID } from 'node:crypto';
import type { Schemas } from '@qdrant/js-client-rest';
import { AppError } from '../../../common/errors/app-error.js';
import {
  type BuildReference,
  type BuildSummary,
  type IndexBuild,
  type IndexRecipe,
  type Lexicon,
  sameRecipe,
} from '../../index-build.js';
import type { ReaderFilter } from '../../reader-filter.js';
import {
  type ChunkHashes,
  type IndexedChunk,
  type IndexHit,
  type IndexSearch,
  VectorIndex,
} from '../../vector-index.js';
import { type BuildRecord, BuildRegistry, newRecord, publishedRecord, toBuild } from './build-registry.js';
import { checkVersion, connectQdrant, type QdrantOptions } from './connect.js';
import { isNotFound, withQdrantFaults } from './faults.js';
import {
  type ChunkPayload,
  collectionOf,
  endedBy,
  PAYLOAD_INDEXES,
  removeOperations,
  toQuery,
  visibleAt,
  writeOperations,
} from './points.js';
import type { QdrantRest } from './qdrant-rest.js';
import { scrolled, withStoredVectors } from './stored-points.js';

const INDEXING = { isIndexing: true } as const;

/**
 * Chunks in Qdrant: one collection for every build, an alias for the serving build, and a collection that lists the builds.
 * The query contains the inverse document frequencies, as for every store, so Qdrant's own `idf` modifier is not used.
 */
export class QdrantIndex extends VectorIndex {
  override readonly store = 'qdrant';
  private readonly client: QdrantRest;
  private readonly registry: BuildRegistry;
  private readonly alias: string;

  constructor(options: QdrantOptions) {
    super();
    this.client = connectQdrant(options);
    this.alias = options.collection;
    this.registry = new BuildRegistry(this.client, options.collection);
  }

  override prepare(): Promise<void> {
    return withQdrantFaults(async () => {
      await checkVersion(this.client);
      const { collections } = await this.client.getCollections();
      if (collections.some(({ name }) => name === this.alias)) throw collectionTaken(this.alias);
      await this.registry.prepare();
    });
  }

  /**
   * Qdrant has no locks. Two processes that index the same pages write the same points. If their pages differ, the last
   * write wins, and a publication can contain a part of what the other process has written, until that one publishes too.
   */
  override exclusively<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  override serving(): Promise<IndexBuild | undefined> {
    return withQdrantFaults(async () => {
      const build = await this.servingId();
      const record = build === undefined ? undefined : await this.registry.read(build);
      return record && toBuild(record);
    });
  }

  override lexicon(build: string): Promise<Lexicon> {
    return withQdrantFaults(() => this.registry.lexicon(build));
  }

  override stage(recipe: IndexRecipe): Promise<string> {
    return withQdrantFaults(async () => {
      const serving = await this.servingId();
      const unfinished = (await this.registry.list()).filter(({ id }) => id !== serving);
      const record =
        unfinished.find((one) => sameRecipe(one, recipe)) ?? newRecord(randomUUID().replaceAll('-', ''), recipe);
      for (const { id } of unfinished) if (id !== record.id) await this.drop(id);
      // Registered first, so that after an interruption the next run finds the build and completes or drops it.
      await this.registry.write(record);
      await this.createCollection(record);
      return record.id;
    }, INDEXING);
  }

  override hashes(build: string): Promise<ReadonlyMap<string, ChunkHashes>> {
    return withQdrantFaults(async () => {
      const filter = visibleAt(await this.nextRevision(build));
      const hashes = new Map<string, ChunkHashes>();
      for await (const point of scrolled(this.client, this.collection(build), {
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
    await withQdrantFaults(async () => {
      const revision = await this.nextRevision(build);
      const whole = await withStoredVectors(this.client, this.collection(build), chunks);
      await this.apply(build, writeOperations(whole, revision));
    }, INDEXING);
  }

  override async remove(build: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await withQdrantFaults(
      async () => this.apply(build, removeOperations(ids, await this.nextRevision(build))),
      INDEXING,
    );
  }

  override publish(build: string, summary: BuildSummary): Promise<void> {
    return withQdrantFaults(async () => {
      const collection = this.collection(build);
      const revision = await this.nextRevision(build);
      const { count } = await this.client.count(collection, { exact: true, filter: visibleAt(revision) });
      const record = await this.registry.read(build);
      // This write publishes a build that is already serving. Another build is published by the change of aliases.
      await this.registry.write(publishedRecord(record!, count, summary), summary.lexicon);
      await this.serve(build);
      for (const { id } of await this.registry.list()) if (id !== build) await this.drop(id);
      await this.client.delete(collection, { filter: { must: [endedBy(revision)] } });
    }, INDEXING);
  }

  override async search(
    { id: build, revision }: BuildReference,
    searches: readonly IndexSearch[],
    filter: ReaderFilter,
    signal?: AbortSignal,
  ): Promise<IndexHit[][]> {
    const asked = searches.filter((search) => search.kind === 'dense' || search.vector.indices.length > 0);
    if (asked.length === 0) return searches.map(() => []);
    const request = { searches: asked.map((search) => toQuery(search, filter, revision)) };
    const answers = await withQdrantFaults(
      () => this.client.until(signal).queryBatch(this.collection(build), request),
      { signal },
    ).catch((error: unknown) => {
      if (isNotFound(error)) return [];
      throw error;
    });
    return searches.map((search) => toHits(answers[asked.indexOf(search)]?.points ?? [], search.limit));
  }

  private async createCollection({ id, dimensions }: BuildRecord): Promise<void> {
    const name = this.collection(id);
    const { exists } = await this.client.collectionExists(name);
    if (!exists) await this.client.createCollection(name, collectionOf(dimensions));
    for (const [field_name, field_schema] of Object.entries(PAYLOAD_INDEXES)) {
      await this.client.createPayloadIndex(name, { field_name, field_schema });
    }
  }

  /** Moves the alias to the build. Both steps are in one request, which Qdrant applies completely or not at all. */
  private async serve(build: string): Promise<void> {
    const create = { create_alias: { alias_name: this.alias, collection_name: this.collection(build) } };
    const before = await this.servingId();
    if (before === build) return;
    const actions = before !== undefined ? [{ delete_alias: { alias_name: this.alias } }, create] : [create];
    await this.client.updateCollectionAliases({ actions });
  }

  private async drop(build: string): Promise<void> {
    await this.client.deleteCollection(this.collection(build));
    await this.registry.forget(build);
  }

  /** The revision that is being written. Searches find the previous one. */
  private async nextRevision(build: string): Promise<number> {
    return ((await this.registry.read(build))?.revision ?? 0) + 1;
  }

  private async apply(build: string, operations: Schemas['UpdateOperation'][]): Promise<void> {
    await this.client.batchUpdate(this.collection(build), { operations });
  }

  private async servingId(): Promise<string | undefined> {
    const { aliases } = await this.client.getAliases();
    const collection = aliases.find(({ alias_name }) => alias_name === this.alias)?.collection_name;
    return collection?.slice(this.alias.length + 1);
  }

  private collection(build: string): string {
    return `${this.alias}-${build}`;
  }
}

function toHits(points: readonly Schemas['ScoredPoint'][], limit: number): IndexHit[] {
  const hits = points.map(({ payload, score }) => ({ chunk: (payload as unknown as ChunkPayload).chunk, score }));
  return hits
    .sort((left, right) => right.score - left.score || (left.chunk.id < right.chunk.id ? -1 : 1))
    .slice(0, limit);
}

function collectionTaken(name: string): AppError {
  return new AppError({
    code: 'qdrant_collection_taken',
    message: `The Qdrant collection "${name}" belongs to another application. Set QDRANT_COLLECTION to a name that is free.`,
  });
}
