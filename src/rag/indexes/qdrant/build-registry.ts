import type { Schemas } from '@qdrant/js-client-rest';
import { v5 } from 'uuid';
import type { BuildSummary, IndexBuild, IndexRecipe, Lexicon } from '../../index-build.js';
import { EMPTY_LEXICON, lexiconToJson, type StoredLexicon, toLexicon } from '../../lexical/lexicon.js';
import { isNotFound } from './faults.js';
import type { QdrantRest } from './qdrant-rest.js';

const NAMESPACE = '3f0b7a0e-9d9c-5b1e-8a34-0a6d2c1f5e42';
/** More builds than there can be at one time. */
const LIST_LIMIT = 100;

/** The stored facts about a build, without its lexicon. */
export interface BuildRecord extends IndexRecipe {
  readonly id: string;
  readonly revision: number;
  readonly pages: number;
  readonly chunks: number;
  readonly indexedAt: string | null;
  readonly corpusHash: string;
  /** Undefined in the records of older versions. */
  readonly folder?: string;
  /** When a build of another recipe began to serve. Undefined in the records of older versions. */
  readonly replacedAt?: string | null;
}

/**
 * The list of builds, in a Qdrant collection of its own: one point without a vector for each build. The lexicon is stored
 * as text, because Qdrant would index every member of an object.
 */
export class BuildRegistry {
  constructor(
    private readonly client: QdrantRest,
    private readonly collection: string,
  ) {}

  /** Reads a build without its lexicon, which can be megabytes. */
  read(build: string): Promise<BuildRecord | undefined> {
    return this.payloadOf<BuildRecord>(build, { exclude: ['lexicon'] });
  }

  async lexicon(build: string): Promise<Lexicon> {
    const payload = await this.payloadOf<{ lexicon?: string }>(build, ['lexicon']);
    return payload?.lexicon === undefined ? EMPTY_LEXICON : toLexicon(JSON.parse(payload.lexicon) as StoredLexicon);
  }

  private async payloadOf<T>(build: string, members: Schemas['WithPayloadInterface']): Promise<T | undefined> {
    try {
      const [point] = await this.client.retrieve(this.collection, { ids: [pointId(build)], with_payload: members });
      return point?.payload as unknown as T | undefined;
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  /** All builds. */
  async list(signal?: AbortSignal): Promise<BuildRecord[]> {
    const page = { limit: LIST_LIMIT, with_payload: { exclude: ['lexicon'] } };
    try {
      const { points } = await this.client.until(signal).scroll(this.collection, page);
      // The point of the writer's lease has no id of a build.
      return points.map(({ payload }) => payload as unknown as BuildRecord).filter(({ id }) => id !== undefined);
    } catch (error) {
      if (isNotFound(error)) return [];
      throw error;
    }
  }

  async write(record: BuildRecord, lexicon: Lexicon = EMPTY_LEXICON): Promise<void> {
    const point = { id: pointId(record.id), vector: {}, payload: { ...record, lexicon: lexiconToJson(lexicon) } };
    await this.client.upsert(this.collection, { points: [point] });
  }

  /** Writes when a build of another recipe replaced this one; null: the build serves again. */
  async setReplaced(build: string, at: Date | null): Promise<void> {
    const payload = { replacedAt: at?.toISOString() ?? null };
    await this.client.setPayload(this.collection, { payload, points: [pointId(build)] });
  }

  async forget(build: string): Promise<void> {
    await this.client.delete(this.collection, { points: [pointId(build)] });
  }
}

function pointId(build: string): string {
  return v5(build, NAMESPACE);
}

export function newRecord(id: string, { model, dimensions, chunkerVersion }: IndexRecipe): BuildRecord {
  const nothing = { revision: 0, pages: 0, chunks: 0, indexedAt: null, corpusHash: '', replacedAt: null };
  return { id, model, dimensions, chunkerVersion, ...nothing };
}

export function publishedRecord(
  record: BuildRecord,
  chunks: number,
  { pages, corpusHash, folder, indexedAt }: BuildSummary,
): BuildRecord {
  return {
    ...record,
    revision: record.revision + 1,
    chunks,
    pages,
    corpusHash,
    folder,
    indexedAt: indexedAt.toISOString(),
  };
}

export function toBuild({
  id,
  revision,
  pages,
  chunks,
  corpusHash,
  folder,
  indexedAt,
  ...recipe
}: BuildRecord): IndexBuild {
  const { model, dimensions, chunkerVersion } = recipe;
  const facts = { id, revision, pages, chunks, corpusHash, folder, indexedAt: new Date(indexedAt ?? 0) };
  return { ...facts, model, dimensions, chunkerVersion };
}
