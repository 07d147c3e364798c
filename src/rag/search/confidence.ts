import type { Lexicon } from '../index-build.js';
import { inverseFrequency } from '../lexical/encode-query.js';
import { termId } from '../lexical/term-id.js';
import { tokenize } from '../lexical/tokenize.js';
import type { Chunk } from '../chunk.js';

/** Below this the corpus is taken not to answer the question. */
export const COVERED_FROM = 0.5;

/** How much of what a question asks about, weighted by rarity, one passage mentions: 0 to 1. */
export function confidenceOf(query: string, chunk: Chunk, lexicon: Lexicon): number {
  const asked = new Set(tokenize(query).map(termId));
  const mentioned = new Set(tokenize([...chunk.headingPath, chunk.text].join('\n')).map(termId));
  let total = 0;
  let shared = 0;
  for (const id of asked) {
    const weight = inverseFrequency(lexicon, id);
    total += weight;
    if (mentioned.has(id)) shared += weight;
  }
  return total === 0 ? 0 : shared / total;
}
