import type { Schemas } from '@qdrant/js-client-rest';
import type { IndexedChunk } from '../../vector-index.js';
import { type ChunkPayload, DENSE, ofChunks } from './points.js';
import type { QdrantRest } from './qdrant-rest.js';

const SCROLL_PAGE = 1_000;

/** All points of a collection that match the request, read page by page. */
export async function* scrolled(
  client: QdrantRest,
  collection: string,
  request: Omit<Schemas['ScrollRequest'], 'limit' | 'offset'>,
): AsyncGenerator<Schemas['Record']> {
  let offset: Schemas['ExtendedPointId'] | undefined;
  do {
    const { points, next_page_offset: next } = await client.scroll(collection, {
      ...request,
      limit: SCROLL_PAGE,
      offset,
    });
    yield* points;
    offset = (next as Schemas['ExtendedPointId'] | null | undefined) ?? undefined;
  } while (offset !== undefined);
}

/** Adds to chunks without a vector the one that was stored last for them. */
export async function withStoredVectors(
  client: QdrantRest,
  collection: string,
  chunks: readonly IndexedChunk[],
): Promise<Required<IndexedChunk>[]> {
  const lacking = chunks.filter(({ dense }) => dense === undefined).map(({ chunk }) => chunk.id);
  const stored = lacking.length === 0 ? new Map<string, number[]>() : await storedVectors(client, collection, lacking);
  return chunks.map((indexed) => ({ ...indexed, dense: indexed.dense ?? stored.get(indexed.chunk.id)! }));
}

async function storedVectors(
  client: QdrantRest,
  collection: string,
  ids: readonly string[],
): Promise<Map<string, number[]>> {
  const request = { filter: { must: [ofChunks(ids)] }, with_payload: ['chunk.id', 'from'], with_vector: [DENSE] };
  const latest = new Map<string, { from: number; dense: number[] }>();
  for await (const { payload, vector } of scrolled(client, collection, request)) {
    const { chunk, from } = payload as unknown as ChunkPayload;
    const { [DENSE]: dense } = vector as Record<typeof DENSE, number[]>;
    if (from > (latest.get(chunk.id)?.from ?? 0)) latest.set(chunk.id, { from, dense });
  }
  return new Map([...latest].map(([id, { dense }]) => [id, dense]));
}
