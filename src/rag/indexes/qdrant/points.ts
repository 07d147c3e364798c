import type { Schemas } from '@qdrant/js-client-rest';
import type { Chunk } from '../../chunk.js';
import type { ReaderFilter } from '../../reader-filter.js';
import type { ChunkHashes, IndexedChunk, IndexSearch } from '../../vector-index.js';

export const DENSE = 'dense';
export const SPARSE = 'sparse';

/** Room for ties at the end of a list, whose order Qdrant leaves open. */
export const TIE_ROOM = 16;

export interface ChunkPayload {
  readonly chunk: Chunk;
  readonly hashes: ChunkHashes;
}

/** What a filter names. Indexed before anything is uploaded, so that Qdrant builds its graph with them in mind. */
export const PAYLOAD_INDEXES = {
  'chunk.acl': 'keyword',
  'chunk.chapterNumber': 'integer',
  'chunk.lessonSlug': 'keyword',
} as const;

export function collectionOf(dimensions: number): Schemas['CreateCollection'] {
  return { vectors: { [DENSE]: { size: dimensions, distance: 'Dot' } }, sparse_vectors: { [SPARSE]: {} } };
}

/** One request for all: chunks with vectors are put, those without keep theirs. */
export function writeOperations(chunks: readonly IndexedChunk[]): Schemas['UpdateOperation'][] {
  const whole = chunks.filter((indexed) => indexed.dense !== undefined);
  const amended = chunks.filter((indexed) => indexed.dense === undefined);
  const operations: Schemas['UpdateOperation'][] = amended.map((indexed) => ({
    overwrite_payload: { payload: payloadOf(indexed), points: [indexed.chunk.id] },
  }));
  if (whole.length > 0) operations.push({ upsert: { points: whole.map(toPoint) } });
  if (amended.length > 0) operations.push({ update_vectors: { points: amended.map(toSparsePoint) } });
  return operations;
}

function toPoint(indexed: IndexedChunk): Schemas['PointStruct'] {
  const vector = { [DENSE]: [...indexed.dense!], [SPARSE]: sparseOf(indexed.sparse) };
  return { id: indexed.chunk.id, vector, payload: payloadOf(indexed) };
}

function toSparsePoint({ chunk, sparse }: IndexedChunk): Schemas['PointVectors'] {
  return { id: chunk.id, vector: { [SPARSE]: sparseOf(sparse) } };
}

function payloadOf({ chunk, hashes }: IndexedChunk): Record<string, unknown> {
  return { chunk, hashes };
}

function sparseOf({ indices, values }: IndexedChunk['sparse']): Schemas['SparseVector'] {
  return { indices: [...indices], values: [...values] };
}

export function toQuery(search: IndexSearch, filter: ReaderFilter): Schemas['QueryRequest'] {
  const limit = search.limit + TIE_ROOM;
  const common = { filter: toFilter(filter), limit, with_payload: true };
  if (search.kind === 'dense') return { ...common, query: [...search.vector], using: DENSE };
  return { ...common, query: sparseOf(search.vector), using: SPARSE };
}

function toFilter({ principals, place }: ReaderFilter): Schemas['Filter'] {
  const must: Schemas['Condition'][] = [{ key: 'chunk.acl', match: { any: [...principals] } }];
  if (place.chapterNumber !== undefined) must.push({ key: 'chunk.chapterNumber', match: { value: place.chapterNumber } });
  if (place.lessonSlug === null) must.push({ is_null: { key: 'chunk.lessonSlug' } });
  else if (place.lessonSlug !== undefined) must.push({ key: 'chunk.lessonSlug', match: { value: place.lessonSlug } });
  return { must };
}
