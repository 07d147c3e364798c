import type { Lexicon } from '../index-build.js';
import type { SparseVector } from '../sparse-vector.js';

export function buildLexicon(vectors: Iterable<SparseVector>): Lexicon {
  const frequencies = new Map<number, number>();
  let chunks = 0;
  for (const { indices } of vectors) {
    chunks += 1;
    for (const id of indices) frequencies.set(id, (frequencies.get(id) ?? 0) + 1);
  }
  return { chunks, frequencies };
}
