import { SEARCH_STOP_WORDS } from '../../text/stop-words.js';
import type { StaticEncoder } from './static-encoder.js';

/** Without the ending after an apostrophe, as in `what's`. */
const WORD = /(?<!\p{L}['\u2019]?)\p{L}+/gu;
/** A question of which the encoder knows a smaller share of the words is in another language. */
const KNOWN_FROM = 0.6;
/** The same for a question without any of the frequent words of English, which other languages do not have. */
const KNOWN_WITHOUT_ENGLISH_FROM = 0.8;
/** In fewer English letters than these words, unknown words can as well be names or typing errors. */
const TELLING_WORDS = 4;
const ENGLISH_LETTERS = /^[\0-\x7f]*$/;

/**
 * Whether the encoder knows the language of a question. The pieces of words of another language give a vector too, but it
 * says nothing.
 */
export function readsQuestion(encoder: Pick<StaticEncoder, 'knows'>, question: string): boolean {
  const words = (question.match(WORD) ?? []).map((word) => word.toLowerCase());
  if (words.length === 0) return true;
  if (words.length < TELLING_WORDS && ENGLISH_LETTERS.test(question)) return true;
  const share = words.filter((word) => encoder.knows(word)).length / words.length;
  const isEnglish = words.some((word) => SEARCH_STOP_WORDS.has(word));
  return share >= (isEnglish ? KNOWN_FROM : KNOWN_WITHOUT_ENGLISH_FROM);
}
