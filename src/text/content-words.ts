import { stemmer } from 'stemmer';
import { FUNCTION_WORDS } from './stop-words.js';

export interface ContentWord {
  /** As it was written. */
  readonly word: string;
  /** Equal for the forms of one word. */
  readonly stem: string;
}

/** The words that carry the meaning of a text, in order. Names like `DATABASE_URL` count whole and by their parts. */
export function contentWords(text: string): ContentWord[] {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.flatMap((word) => (word.includes('_') ? [word, ...word.split('_')] : [word])).flatMap(toContentWord);
}

function toContentWord(word: string): ContentWord[] {
  const lower = word.toLowerCase();
  return lower === '' || FUNCTION_WORDS.has(lower) ? [] : [{ word, stem: stemmer(lower) }];
}
