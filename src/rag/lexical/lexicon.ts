import type { Lexicon } from '../index-build.js';
import type { SparseVector } from '../sparse-vector.js';

/** Counts in how many of the vectors each term occurs. */
export function buildLexicon(vectors: Iterable<SparseVector>): Lexicon {
  const frequencies = new Map<number, number>();
  let chunks = 0;
  for (const { indices } of vectors) {
    chunks += 1;
    for (const id of indices) frequencies.set(id, (frequencies.get(id) ?? 0) + 1);
  }
  return { chunks, frequencies };
}

export const EMPTY_LEXICON: Lexicon = { chunks: 0, frequencies: new Map() };

/** The JSON form of a lexicon in the stores. */
export interface StoredLexicon {
  readonly chunks: number;
  readonly frequencies: readonly (readonly [term: number, chunks: number])[];
}

export function lexiconToJson({ chunks, frequencies }: Lexicon): string {
  return JSON.stringify({ chunks, frequencies: [...frequencies] } satisfies StoredLexicon);
}

export function toLexicon({ chunks, frequencies }: StoredLexicon): Lexicon {
  return { chunks, frequencies: new Map(frequencies) };
}
