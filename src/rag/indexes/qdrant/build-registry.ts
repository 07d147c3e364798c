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
}

/**
 * The list of builds, in a Qdrant collection of its own: one point without a vector for each build. The lexicon is stored
 * as text, because Qdrant would index every member of an object.
 */
export class BuildRegistry {
  private readonly collection: string;

  constructor(
    private readonly client: QdrantRest,
    name: string,
  ) {
    this.collection = `${name}-builds`;
  }

  async prepare(): Promise<void> {
    const { exists } = await this.client.collectionExists(this.collection);
    if (!exists) await this.client.createCollection(this.collection, { vectors: {} });
  }

  /** Reads a build without its lexicon: every search calls this, and a lexicon can be megabytes. */
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

  async list(): Promise<BuildRecord[]> {
    const page = { limit: LIST_LIMIT, with_payload: { exclude: ['lexicon'] } };
    const { points } = await this.client.scroll(this.collection, page);
    return points.map((point) => point.payload as unknown as BuildRecord);
  }

  async write(record: BuildRecord, lexicon: Lexicon = EMPTY_LEXICON): Promise<void> {
    const point = { id: pointId(record.id), vector: {}, payload: { ...record, lexicon: lexiconToJson(lexicon) } };
    await this.client.upsert(this.collection, { points: [point] });
  }

  async forget(build: string): Promise<void> {
    await this.client.delete(this.collection, { points: [pointId(build)] });
  }
}

function pointId(build: string): string {
  return v5(build, NAMESPACE);
}

export function newRecord(id: string, { model, dimensions, chunkerVersion }: IndexRecipe): BuildRecord {
  const nothing = { revision: 0, pages: 0, chunks: 0, indexedAt: null, corpusHash: '' };
  return { id, model, dimensions, chunkerVersion, ...nothing };
}

export function publishedRecord(
  record: BuildRecord,
  chunks: number,
  { pages, corpusHash, indexedAt }: BuildSummary,
): BuildRecord {
  return { ...record, revision: record.revision + 1, chunks, pages, corpusHash, indexedAt: indexedAt.toISOString() };
}

export function toBuild({ indexedAt, ...build }: BuildRecord): IndexBuild {
  return { ...build, indexedAt: new Date(indexedAt ?? 0) };
}
