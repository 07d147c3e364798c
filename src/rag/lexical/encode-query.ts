import type { Tokenize } from '../../text/tokenize.js';
import type { Lexicon } from '../index-build.js';
import { type SparseVector, sparseVector } from '../sparse-vector.js';
import { termId } from './term-id.js';

/** The vector of a question for BM25: each of its terms once, with its inverse document frequency. Unknown terms are skipped. */
export function encodeQuery(query: string, lexicon: Lexicon, toTerms: Tokenize): SparseVector {
  const known = [...new Set(toTerms(query).map(termId))].filter((id) => lexicon.frequencies.has(id));
  return sparseVector(new Map(known.map((id) => [id, Math.fround(inverseFrequency(lexicon, id))])));
}

/** The inverse document frequency of a term, computed as Lucene does: it is never negative. */
export function inverseFrequency({ chunks, frequencies }: Lexicon, id: number): number {
  const frequency = frequencies.get(id) ?? 0;
  return Math.log(1 + (chunks - frequency + 0.5) / (frequency + 0.5));
}
