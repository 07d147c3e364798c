import { RAREST, rarity } from '../../text/everyday-words.js';
import { TOKEN_RULES, type TokenRules, tokenizer } from '../../text/tokenize.js';
import type { Chunk } from '../chunk.js';
import type { Lexicon } from '../index-build.js';
import { inverseFrequency } from '../lexical/encode-query.js';
import { questionTerms } from '../lexical/question-terms.js';
import { termId } from '../lexical/term-id.js';

/** A question with this confidence or more counts as covered by the corpus. */
export const COVERED_FROM = 0.5;

/** Exponent that makes one very special missing word count more than several ordinary ones. */
const NORM = 3;
/** The sum of missing words at which the confidence is 0.5, and how fast it changes there; measured on two books (`npm run eval`). */
const EVEN_ODDS = 15;
const SLOPE = 2;

/**
 * The confidence that the best section answers the question, 0 to 1, by words alone; the linear ranker has a fitted one. A
 * question about a subject that the corpus does not cover usually contains a rare word for it, and the best section lacks
 * this word. Missing everyday words mean little, because the section can use other words with the same meaning.
 */
export function confidenceOf(query: string, section: readonly Chunk[], lexicon: Lexicon, rules?: TokenRules): number {
  return 1 / (1 + Math.exp((missingNorm(query, section, lexicon, rules) - EVEN_ODDS) / SLOPE));
}

/** How special the words of a question are that a section lacks; 0 when it has all of them. */
export function missingNorm(
  query: string,
  section: readonly Chunk[],
  lexicon: Lexicon,
  rules: TokenRules = TOKEN_RULES,
): number {
  const toTerms = tokenizer(rules);
  const found = new Set(section.flatMap((chunk) => toTerms(withTitles(chunk), chunk.language)));
  const missing = questionTerms(query, lexicon, rules).filter(({ term }) => !found.has(term));
  return missing.reduce((sum, { term, weight }) => sum + (weight * specialty(term, lexicon)) ** NORM, 0) ** (1 / NORM);
}

function withTitles({ chapterTitle, lessonTitle, headingPath, text }: Chunk): string {
  return [chapterTitle ?? '', lessonTitle ?? '', ...headingPath, text].join('\n');
}

/**
 * How much a term tells about the subject of a question. For an English word: how rare it is in everyday English. For other
 * terms (identifiers, words of other languages): how rare they are in this corpus.
 */
function specialty(term: string, lexicon: Lexicon): number {
  const inEnglish = rarity(term);
  if (inEnglish < RAREST) return inEnglish;
  return RAREST * (inverseFrequency(lexicon, termId(term)) / Math.log(lexicon.chunks + 2));
}

/**
 * Whether one of the chunks contains a word of the questions that is not a stop word. If none does, the nearest chunk is
 * nearest only by chance, because every question gets a vector.
 */
export function sharesAWord(queries: readonly string[], chunks: readonly Chunk[], lexicon: Lexicon): boolean {
  const asked = new Set(queries.flatMap((query) => questionTerms(query, lexicon).map(({ term }) => term)));
  const toTerms = tokenizer(TOKEN_RULES);
  return chunks.some(({ headingPath, text, language }) =>
    toTerms([...headingPath, text].join('\n'), language).some((term) => asked.has(term)),
  );
}
