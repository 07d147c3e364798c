import { detectLanguage } from './languages/detect-language.js';
import { folded } from './languages/fold.js';
import { stopWordsOf } from './languages/function-words.js';
import { withoutEnding } from './languages/korean.js';
import { stemmerOf } from './languages/stemmers.js';
import { HANGUL, UNSPACED, wordsOf } from './languages/unspaced.js';
import { FUNCTION_WORDS } from './stop-words.js';

export interface ContentWord {
  /** The word as written. */
  readonly word: string;
  /** The same for all forms of a word. */
  readonly stem: string;
}

const ENGLISH = 'en';
const WORD = /[\p{L}\p{M}\p{N}_]+/gu;
/** Letters without case, such as those of Chinese, and what stands between them. */
const RUN = /[\p{Lo}\p{Lm}\p{M}]+|[^\p{Lo}\p{Lm}\p{M}]+/gu;

/** The language that texts are compared in: that of the question, else that of the text that was found for it, else English. */
export function comparedLanguage(question: string, found = ''): string {
  return detectLanguage(question) ?? detectLanguage(found) ?? ENGLISH;
}

/**
 * The words of a text in order, without function words. A name like `DATABASE_URL` gives itself and its parts.
 * @param language of the stems and the function words. Chinese, Japanese and Thai are split into words, unless it is English.
 */
export function contentWords(text: string, language: string = ENGLISH): ContentWord[] {
  const words = text.match(WORD) ?? [];
  const parts = words.flatMap((word) => (word.includes('_') ? [word, ...word.split('_')] : [word]));
  if (language === ENGLISH) return parts.flatMap((word) => toContentWord(word, FUNCTION_WORDS, ENGLISH));
  const stopWords = stopWordsOf(language);
  return parts.flatMap(wordsIn).flatMap((word) => toContentWord(word, stopWords, language));
}

function wordsIn(part: string): string[] {
  if (!UNSPACED.test(part)) return [part];
  return (part.match(RUN) ?? []).flatMap((run) => (UNSPACED.test(run) && !HANGUL.test(run) ? wordsOf(run) : [run]));
}

function toContentWord(word: string, stopWords: ReadonlySet<string>, language: string): ContentWord[] {
  const lower = word.toLowerCase();
  if (lower === '' || stopWords.has(lower)) return [];
  if (language === ENGLISH) return [{ word, stem: stemmerOf(ENGLISH)(lower) }];
  const stem = HANGUL.test(lower) ? withoutEnding(lower) : folded(stemmerOf(language)(lower));
  return stopWords.has(stem) && HANGUL.test(stem) ? [] : [{ word, stem }];
}
