import { RAREST, rarity } from '../../text/everyday-words.js';
import type { Tokenize } from '../../text/tokenize.js';
import { tokenize } from '../../text/tokenize.js';
import type { Chunk } from '../chunk.js';
import type { Lexicon } from '../index-build.js';
import { inverseFrequency } from '../lexical/encode-query.js';
import { termId } from '../lexical/term-id.js';

/** From here on the corpus is taken to answer the question. */
export const COVERED_FROM = 0.5;

/** Makes one very special word weigh more than several ordinary ones. */
const NORM = 3;
/** What may be missing at even odds, and how fast the odds change; measured on two books (`npm run eval`). */
const EVEN_ODDS = 15;
const SLOPE = 2;

/**
 * How sure we are that the best section answers the question, 0 to 1. A question about something that the corpus does
 * not cover mostly names it, by a word that is rare elsewhere, and the best section lacks that word. Everyday words may
 * well be missing: the section says it in other words.
 */
export function confidenceOf(query: string, section: readonly Chunk[], lexicon: Lexicon, toTerms: Tokenize): number {
  const found = new Set(section.flatMap((chunk) => toTerms([...titlesOf(chunk), chunk.text].join('\n'))));
  const missing = [...new Set(toTerms(query))].filter((term) => !found.has(term));
  const norm = missing.reduce((sum, term) => sum + specialty(term, lexicon) ** NORM, 0) ** (1 / NORM);
  return 1 / (1 + Math.exp((norm - EVEN_ODDS) / SLOPE));
}

function titlesOf({ chapterTitle, lessonTitle, headingPath }: Chunk): string[] {
  return [chapterTitle ?? '', lessonTitle ?? '', ...headingPath];
}

/**
 * How much a term says what a question is about: for an English word how rare it is in everyday English, for any other
 * (an identifier, a word of another language) how rare it is in this corpus.
 */
function specialty(term: string, lexicon: Lexicon): number {
  const inEnglish = rarity(term);
  if (inEnglish < RAREST) return inEnglish;
  return RAREST * (inverseFrequency(lexicon, termId(term)) / Math.log(lexicon.chunks + 2));
}

/**
 * Whether any of the chunks has a word of the questions that is not a stop word. If none has, the chunk of the nearest
 * meaning is the nearest by chance: the encoder gives every question a place.
 */
export function sharesAWord(queries: readonly string[], chunks: readonly Chunk[]): boolean {
  const asked = new Set(queries.flatMap(tokenize));
  return chunks.some(({ headingPath, text }) =>
    tokenize([...headingPath, text].join('\n')).some((term) => asked.has(term)),
  );
}
