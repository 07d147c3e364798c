import { stemmer } from 'stemmer';
import { FUNCTION_WORDS } from './stop-words.js';

export interface ContentWord {
  /** The word as written. */
  readonly word: string;
  /** The same for all forms of a word. */
  readonly stem: string;
}

/** The words of a text in order, without function words. A name like `DATABASE_URL` gives itself and its parts. */
export function contentWords(text: string): ContentWord[] {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.flatMap((word) => (word.includes('_') ? [word, ...word.split('_')] : [word])).flatMap(toContentWord);
}

function toContentWord(word: string): ContentWord[] {
  const lower = word.toLowerCase();
  return lower === '' || FUNCTION_WORDS.has(lower) ? [] : [{ word, stem: stemmer(lower) }];
}
