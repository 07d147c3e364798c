import type { Chunk } from '../../src/rag/chunk.js';
import type { BuildSummary, IndexRecipe } from '../../src/rag/index-build.js';
import { type SparseVector, sparseVector } from '../../src/rag/sparse-vector.js';
import type { IndexedChunk } from '../../src/rag/vector-index.js';

export const RECIPE: IndexRecipe = { model: 'test-model', dimensions: 3, chunkerVersion: '1' };

/** A deterministic UUID: `idOf(7)` is the id of `chunkOf(7)`. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function chunkOf(number: number, members: Partial<Chunk> = {}): Chunk {
  return {
    id: idOf(number),
    file: `page-${number}.md`,
    urlPath: `page-${number}`,
    heading: `Heading ${number}`,
    headingPath: [`Heading ${number}`],
    anchor: `heading-${number}`,
    position: 0,
    text: `Text ${number}`,
    partNumber: null,
    part: null,
    chapterNumber: null,
    chapterTitle: null,
    lessonSlug: null,
    lessonTitle: null,
    language: 'en',
    locale: null,
    version: null,
    acl: ['everyone'],
    tokenCount: 2,
    ...members,
  };
}

export function indexed(
  number: number,
  dense: readonly number[],
  terms: Readonly<Record<number, number>> = {},
  members: Partial<Chunk> = {},
): IndexedChunk {
  const hashes = { embedded: `embedded-${number}`, content: `content-${number}` };
  return { chunk: chunkOf(number, members), hashes, dense, sparse: termsOf(terms) };
}

export function termsOf(weights: Readonly<Record<number, number>>): SparseVector {
  return sparseVector(new Map(Object.entries(weights).map(([id, weight]) => [Number(id), weight])));
}

export function summaryOf(members: Partial<BuildSummary> = {}): BuildSummary {
  const indexedAt = new Date('2026-01-02T03:04:05.000Z');
  return { pages: 1, indexedAt, corpusHash: 'hash', lexicon: { chunks: 0, frequencies: new Map() }, ...members };
}
