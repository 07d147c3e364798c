import { randomUUID } from 'node:crypto';
import type { QdrantClient, Schemas } from '@qdrant/js-client-rest';
import { AppError } from '../../../common/errors/app-error.js';
import { type BuildSummary, type IndexBuild, type IndexRecipe, type Lexicon, sameRecipe } from '../../index-build.js';
import type { ReaderFilter } from '../../reader-filter.js';
import { type ChunkHashes, type IndexedChunk, type IndexHit, type IndexSearch, VectorIndex } from '../../vector-index.js';
import { type BuildRecord, BuildRegistry, newRecord, publishedRecord, readLexicon, toBuild } from './build-registry.js';
import { checkVersion } from './check-version.js';
import { connectQdrant, type QdrantOptions } from './connect.js';
import { isNotFound, withQdrantFaults } from './faults.js';
import { type ChunkPayload, collectionOf, PAYLOAD_INDEXES, toQuery, writeOperations } from './points.js';

const SCROLL_PAGE = 1_000;

/**
 * Chunks in Qdrant: a collection for every build, an alias on the serving one, and a registry of builds beside them.
 * Inverse document frequencies come with the query, as for every store, so Qdrant's own modifier stays off.
 */
export class QdrantIndex extends VectorIndex {
  override readonly store = 'qdrant';
  private readonly client: QdrantClient;
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

  override serving(): Promise<IndexBuild | undefined> {
    return withQdrantFaults(async () => {
      const build = await this.servingId();
      const record = build === undefined ? undefined : await this.registry.read(build);
      return record && toBuild(record);
    });
  }

  override lexicon(build: string): Promise<Lexicon> {
    return withQdrantFaults(async () => {
      const record = await this.registry.read(build);
      return record ? readLexicon(record.lexicon) : { chunks: 0, frequencies: new Map() };
    });
  }

  override stage(recipe: IndexRecipe): Promise<string> {
    return withQdrantFaults(async () => {
      const serving = await this.servingId();
      const unfinished = (await this.registry.list()).filter(({ id }) => id !== serving);
      const record = unfinished.find((one) => sameRecipe(one, recipe)) ?? newRecord(randomUUID().replaceAll('-', ''), recipe);
      for (const { id } of unfinished) if (id !== record.id) await this.drop(id);
      // Registered first: what is cut off here is found, finished or dropped by the next run.
      await this.registry.write(record);
      await this.createCollection(record);
      return record.id;
    });
  }

  override hashes(build: string): Promise<ReadonlyMap<string, ChunkHashes>> {
    return withQdrantFaults(async () => {
      const hashes = new Map<string, ChunkHashes>();
      let offset: Schemas['ExtendedPointId'] | undefined;
      do {
        const page = { limit: SCROLL_PAGE, offset, with_payload: ['hashes'], with_vector: false };
        const { points, next_page_offset: next } = await this.client.scroll(this.collection(build), page);
        for (const { id, payload } of points) hashes.set(String(id), (payload as unknown as ChunkPayload).hashes);
        offset = (next as Schemas['ExtendedPointId'] | null | undefined) ?? undefined;
      } while (offset !== undefined);
      return hashes;
    });
  }

  override async upsert(build: string, chunks: readonly IndexedChunk[]): Promise<void> {
    if (chunks.length === 0) return;
    const operations = writeOperations(chunks);
    await withQdrantFaults(() => this.client.batchUpdate(this.collection(build), { wait: true, operations }));
  }

  override async remove(build: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await withQdrantFaults(() => this.client.delete(this.collection(build), { wait: true, points: [...ids] }));
  }

  override publish(build: string, summary: BuildSummary): Promise<void> {
    return withQdrantFaults(async () => {
      const [record, { count }] = await Promise.all([
        this.registry.read(build),
        this.client.count(this.collection(build), { exact: true }),
      ]);
      await this.registry.write(publishedRecord(record!, count, summary));
      await this.serve(build);
      for (const { id } of await this.registry.list()) if (id !== build) await this.drop(id);
    });
  }

  override async search(build: string, searches: readonly IndexSearch[], filter: ReaderFilter): Promise<IndexHit[][]> {
    const asked = searches.filter((search) => search.kind === 'dense' || search.vector.indices.length > 0);
    if (asked.length === 0) return searches.map(() => []);
    const request = { searches: asked.map((search) => toQuery(search, filter)) };
    const answers = await withQdrantFaults(() => this.client.queryBatch(this.collection(build), request)).catch((error: unknown) => {
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
      await this.client.createPayloadIndex(name, { wait: true, field_name, field_schema });
    }
  }

  /** Both steps in one request, which Qdrant applies as a whole. */
  private async serve(build: string): Promise<void> {
    const create = { create_alias: { alias_name: this.alias, collection_name: this.collection(build) } };
    const isServing = (await this.servingId()) !== undefined;
    const actions = isServing ? [{ delete_alias: { alias_name: this.alias } }, create] : [create];
    await this.client.updateCollectionAliases({ actions });
  }

  private async drop(build: string): Promise<void> {
    await this.client.deleteCollection(this.collection(build));
    await this.registry.forget(build);
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
  return hits.sort((left, right) => right.score - left.score || (left.chunk.id < right.chunk.id ? -1 : 1)).slice(0, limit);
}

function collectionTaken(name: string): AppError {
  return new AppError({
    code: 'qdrant_collection_taken',
    kind: 'conflict',
    message: `Qdrant has a collection "${name}" that is not ours. Set QDRANT_COLLECTION to a name that is free.`,
  });
}
