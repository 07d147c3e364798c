import type { TokenRules } from '../../text/tokenize.js';
import type { Lexicon } from '../index-build.js';
import { type SparseVector, sparseVector } from '../sparse-vector.js';
import { questionTerms } from './question-terms.js';
import { termId } from './term-id.js';

/** The vector of a question for BM25: each of its terms once, with its inverse document frequency. Unknown terms are skipped. */
export function encodeQuery(query: string, lexicon: Lexicon, rules?: TokenRules): SparseVector {
  const weights = new Map<number, number>();
  for (const { term, weight } of questionTerms(query, lexicon, rules)) {
    const id = termId(term);
    if (!lexicon.frequencies.has(id)) continue;
    weights.set(id, Math.max(weights.get(id) ?? 0, Math.fround(weight * inverseFrequency(lexicon, id))));
  }
  return sparseVector(weights);
}

/** The inverse document frequency of a term, computed as Lucene does: it is never negative. */
export function inverseFrequency({ chunks, frequencies }: Lexicon, id: number): number {
  const frequency = frequencies.get(id) ?? 0;
  return Math.log(1 + (chunks - frequency + 0.5) / (frequency + 0.5));
}
