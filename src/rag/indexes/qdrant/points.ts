import type { Schemas } from '@qdrant/js-client-rest';
import { v5 } from 'uuid';
import type { Chunk } from '../../chunk.js';
import { exactUpTo, isSearchedExactly } from '../../exact-search.js';
import type { BuildReference } from '../../index-build.js';
import { NEIGHBOURS_EXAMINED } from '../../limits.js';
import type { ReaderFilter } from '../../reader-filter.js';
import type { ChunkHashes, IndexedChunk, IndexSearch } from '../../vector-index.js';

export const DENSE = 'dense';
const SPARSE = 'sparse';

/** Additional hits of a search: Qdrant returns hits with equal scores in any order, we order them by id. */
export const TIE_ROOM = 16;

const NAMESPACE = '5d1c6f0e-1c0b-5f4e-9a55-7c7a4f1f3b6d';

/**
 * Qdrant has no transactions. Therefore every point states from which revision of its build until which one it can be
 * found, and a changed chunk gets an additional point. A search names a revision; to publish means to write the next one.
 */
export interface ChunkPayload {
  readonly chunk: Chunk;
  readonly hashes: ChunkHashes;
  readonly from: number;
  readonly until?: number;
}

/** The fields that filters use. Qdrant must index them before chunks are uploaded: it adapts its vector index to them. */
export const PAYLOAD_INDEXES = {
  'chunk.id': 'keyword',
  'chunk.acl': 'keyword',
  'chunk.chapterNumber': 'integer',
  'chunk.lessonSlug': 'keyword',
  'chunk.locale': 'keyword',
  'chunk.version': 'keyword',
  from: 'integer',
  until: 'integer',
} as const;

/** Qdrant builds an index of neighbours for a segment whose vectors are larger than `indexing_threshold` kB. */
export function collectionOf(dimensions: number): Schemas['CreateCollection'] {
  return {
    vectors: { [DENSE]: { size: dimensions, distance: 'Dot' } },
    sparse_vectors: { [SPARSE]: {} },
    optimizers_config: { indexing_threshold: Math.ceil((exactUpTo(dimensions) * dimensions * FLOAT_BYTES) / KB) },
  };
}

const FLOAT_BYTES = 4;
const KB = 1_024;

/**
 * Writes chunks for a revision. The older points of these chunks are ended first, so that an interrupted write never leaves
 * two visible points of one chunk.
 */
export function writeOperations(
  chunks: readonly Required<IndexedChunk>[],
  revision: number,
): Schemas['UpdateOperation'][] {
  const ids = chunks.map(({ chunk }) => chunk.id);
  return [...endOperations(ids, revision), { upsert: { points: chunks.map((indexed) => toPoint(indexed, revision)) } }];
}

/** Removes chunks from a revision and from all later ones. */
export function removeOperations(ids: readonly string[], revision: number): Schemas['UpdateOperation'][] {
  const written = { must: [ofChunks(ids), { key: 'from', range: { gte: revision } }] };
  return [...endOperations(ids, revision), { delete: { filter: written } }];
}

function endOperations(ids: readonly string[], revision: number): Schemas['UpdateOperation'][] {
  if (revision === FIRST_REVISION) return [];
  // The points of the publication before the current one are kept: they must not become visible again.
  const before = {
    must: [ofChunks(ids), { key: 'from', range: { lt: revision } }],
    must_not: [endedBy(revision - 1)],
  };
  return [{ set_payload: { payload: { until: revision }, filter: before } }];
}

const FIRST_REVISION = 1;

export function ofChunks(ids: readonly string[]): Schemas['FieldCondition'] {
  return { key: 'chunk.id', match: { any: [...ids] } };
}

/** The filter for points that a search of this revision finds. */
export function visibleAt(revision: number): { must: Schemas['Condition'][]; must_not: Schemas['Condition'][] } {
  return { must: [{ key: 'from', range: { lte: revision } }], must_not: [endedBy(revision)] };
}

/** The filter for points that neither this revision nor a later one finds. */
export function endedBy(revision: number): Schemas['FieldCondition'] {
  return { key: 'until', range: { lte: revision } };
}

/** The point that says which revision of its collection is published. It has no vector, and no search finds it. */
const PUBLICATION = v5('publication', NAMESPACE);

export function publicationPoint(revision: number): Schemas['PointStruct'] {
  return { id: PUBLICATION, vector: {}, payload: { published: revision } };
}

/** Reads the point of the publication in a batch of searches. */
export const PUBLICATION_QUERY: Schemas['QueryRequest'] = {
  filter: { must: [{ has_id: [PUBLICATION] }] },
  limit: 1,
  with_payload: ['published'],
};

/** The published revision; undefined in a collection of an older version, and while its first publication is not complete. */
export function publishedIn(answer: Schemas['QueryResponse'] | undefined): number | undefined {
  return answer?.points[0]?.payload?.published as number | undefined;
}

function toPoint({ chunk, hashes, dense, sparse }: Required<IndexedChunk>, revision: number): Schemas['PointStruct'] {
  const payload: ChunkPayload = { chunk, hashes, from: revision };
  const vector = { [DENSE]: [...dense], [SPARSE]: sparseOf(sparse) };
  return { id: v5(`${chunk.id}\n${revision}`, NAMESPACE), vector, payload: { ...payload } };
}

function sparseOf({ indices, values }: IndexedChunk['sparse']): Schemas['SparseVector'] {
  return { indices: [...indices], values: [...values] };
}

/** Every search of a batch contains the complete filter, so that chunks a reader may not see are never ranked. */
export function toQuery(search: IndexSearch, filter: ReaderFilter, build: BuildReference): Schemas['QueryRequest'] {
  const limit = search.limit + TIE_ROOM;
  const common = { filter: toFilter(filter, build.revision), limit, with_payload: true };
  if (search.kind === 'dense') {
    const params = isSearchedExactly(build) ? { exact: true } : { hnsw_ef: NEIGHBOURS_EXAMINED };
    return { ...common, query: [...search.vector], using: DENSE, params };
  }
  return { ...common, query: sparseOf(search.vector), using: SPARSE };
}

function toFilter({ principals, place }: ReaderFilter, revision: number): Schemas['Filter'] {
  const { must, must_not } = visibleAt(revision);
  must.push({ key: 'chunk.acl', match: { any: [...principals] } });
  if (place.chapterNumber !== undefined)
    must.push({ key: 'chunk.chapterNumber', match: { value: place.chapterNumber } });
  if (place.lessonSlug === null) must.push({ is_null: { key: 'chunk.lessonSlug' } });
  else if (place.lessonSlug !== undefined) must.push({ key: 'chunk.lessonSlug', match: { value: place.lessonSlug } });
  if (place.locale !== undefined) must.push({ key: 'chunk.locale', match: { value: place.locale } });
  if (place.version !== undefined) must.push({ key: 'chunk.version', match: { value: place.version } });
  return { must, must_not };
}
