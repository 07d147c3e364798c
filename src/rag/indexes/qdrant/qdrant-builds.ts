import { randomUUID } from 'node:crypto';
import type { Schemas } from '@qdrant/js-client-rest';
import { AppError } from '../../../common/errors/app-error.js';
import {
  type BuildSummary,
  type IndexBuild,
  type IndexRecipe,
  isKept,
  problemWith,
  sameRecipe,
} from '../../index-build.js';
import { type BuildRecord, type BuildRegistry, newRecord, publishedRecord } from './build-registry.js';
import { createCollection } from './create-collection.js';
import { isNotFound } from './faults.js';
import { collectionOf, DENSE, endedBy, PAYLOAD_INDEXES, publicationPoint, visibleAt } from './points.js';
import type { QdrantRest } from './qdrant-rest.js';

/**
 * The builds of an index: a collection for each, an alias for the one that serves, and their records. A build is published
 * when the alias points to it, or when its record says that a build of another recipe replaced it.
 */
export class QdrantBuilds {
  constructor(
    private readonly client: QdrantRest,
    private readonly registry: BuildRegistry,
    private readonly alias: string,
  ) {}

  collection(build: string): string {
    return `${this.alias}-${build}`;
  }

  /** @throws AppError when another application uses the name of our alias. */
  async assertNameIsFree(): Promise<void> {
    const { collections } = await this.client.getCollections();
    if (collections.some(({ name }) => name === this.alias)) throw nameTaken('collection', this.alias);
    await this.servingId();
  }

  /** The published build of `recipe`, else the serving build. */
  async published(recipe?: IndexRecipe, signal?: AbortSignal): Promise<BuildRecord | undefined> {
    const [serving, records] = await Promise.all([this.servingId(signal), this.registry.list(signal)]);
    const current = records.find(({ id }) => id === serving);
    if (!recipe || (current && sameRecipe(current, recipe))) return current;
    return records.find((record) => record.replacedAt && sameRecipe(record, recipe)) ?? current;
  }

  async stage(recipe: IndexRecipe): Promise<string> {
    const serving = await this.servingId();
    const unfinished = (await this.registry.list()).filter(({ id, replacedAt }) => id !== serving && !replacedAt);
    const record =
      unfinished.find((one) => sameRecipe(one, recipe)) ?? newRecord(randomUUID().replaceAll('-', ''), recipe);
    for (const { id } of unfinished) if (id !== record.id) await this.drop(id);
    // Registered first, so that after an interruption the next run finds the build and completes or drops it.
    await this.registry.write(record);
    await this.createCollection(record);
    return record.id;
  }

  async publish(build: string, summary: BuildSummary): Promise<void> {
    const collection = this.collection(build);
    const record = (await this.registry.read(build))!;
    const revision = record.revision + 1;
    const { count } = await this.client.count(collection, { exact: true, filter: visibleAt(revision) });
    // This write publishes a build that is already published. Another build is published by the change of aliases.
    await this.registry.write(publishedRecord(record, count, summary), summary.lexicon);
    await this.client.upsert(collection, { points: [publicationPoint(revision)] });
    await this.serve(record, summary);
    await this.dropUnused(record, summary);
    // Searches of the publication before this one may still run: their points are kept until the next one.
    await this.client.delete(collection, { filter: { must: [endedBy(revision - 1)] } });
  }

  /** Moves the alias to the build. Both steps are in one request, which Qdrant applies completely or not at all. */
  private async serve(record: BuildRecord, { indexedAt }: BuildSummary): Promise<void> {
    const create = { create_alias: { alias_name: this.alias, collection_name: this.collection(record.id) } };
    const before = await this.servingId();
    if (before !== record.id) {
      const replaced = before === undefined ? undefined : await this.registry.read(before);
      if (replaced && !sameRecipe(replaced, record)) await this.registry.setReplaced(replaced.id, indexedAt);
      const actions = before === undefined ? [create] : [{ delete_alias: { alias_name: this.alias } }, create];
      await this.client.updateCollectionAliases({ actions });
      // Without its record, nothing else would find the collection again.
      if (before !== undefined && !replaced) await this.drop(before);
    }
    if (record.replacedAt) await this.registry.setReplaced(record.id, null);
  }

  private async dropUnused(record: BuildRecord, summary: BuildSummary): Promise<void> {
    const serving = await this.servingId();
    for (const { replacedAt, ...other } of await this.registry.list()) {
      if (other.id === record.id || other.id === serving) continue;
      const replaced = { ...other, replacedAt: replacedAt ? new Date(replacedAt) : undefined };
      if (!isKept(replaced, record, summary)) await this.drop(other.id);
    }
  }

  /** See `VectorIndex`. */
  async problemOf(build: IndexBuild, signal?: AbortSignal): Promise<string | undefined> {
    const name = this.collection(build.id);
    try {
      const size = await this.vectorSize(name, signal);
      if (size !== build.dimensions) return `its vectors have ${size} instead of ${build.dimensions} dimensions`;
      const counted = { exact: true, filter: visibleAt(build.revision) };
      const { count } = await this.client.until(signal).count(name, counted);
      return problemWith(build, count);
    } catch (error) {
      if (isNotFound(error)) return 'its collection is missing';
      throw error;
    }
  }

  private async vectorSize(collection: string, signal?: AbortSignal): Promise<number | undefined> {
    const { config } = await this.client.until(signal).getCollection(collection);
    const vectors = config.params.vectors as Record<string, Schemas['VectorParams']> | undefined;
    return vectors?.[DENSE]?.size;
  }

  private async createCollection({ id, dimensions }: BuildRecord): Promise<void> {
    const name = this.collection(id);
    const config = collectionOf(dimensions);
    const isNew = await createCollection(this.client, name, config);
    if (!isNew && (await this.vectorSize(name)) !== dimensions) {
      await this.client.deleteCollection(name);
      await createCollection(this.client, name, config);
    }
    for (const [field_name, field_schema] of Object.entries(PAYLOAD_INDEXES)) {
      await this.client.createPayloadIndex(name, { field_name, field_schema });
    }
  }

  private async drop(build: string): Promise<void> {
    await this.client.deleteCollection(this.collection(build));
    await this.registry.forget(build);
  }

  /** The build that the alias points to. @throws AppError when the alias belongs to another application. */
  private async servingId(signal?: AbortSignal): Promise<string | undefined> {
    const { aliases } = await this.client.until(signal).getAliases();
    const collection = aliases.find(({ alias_name }) => alias_name === this.alias)?.collection_name;
    const build = collection?.slice(this.alias.length + 1);
    if (build === undefined) return undefined;
    if (collection !== this.collection(build) || !/^[0-9a-f]{32}$/.test(build)) throw nameTaken('alias', this.alias);
    return build;
  }
}

function nameTaken(kind: 'collection' | 'alias', name: string): AppError {
  return new AppError({
    code: 'qdrant_collection_taken',
    message: `The Qdrant ${kind} "${name}" belongs to another application. Set QDRANT_COLLECTION to a name that is free.`,
  });
}
