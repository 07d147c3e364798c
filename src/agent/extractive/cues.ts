import { comparedLanguage } from '../../text/content-words.js';
import { cut } from '../../text/cut.js';
import { folded } from '../../text/languages/fold.js';
import { UNSPACED } from '../../text/languages/unspaced.js';
import { CUES, type Cues } from './cue-words.js';

/** A longer message is a question of its own, whatever it points at. */
const LONGEST = 400;

/**
 * The cues of the language of a question, which its words for "this page" tell too; undefined for English and for languages
 * without cues.
 */
export function cuesFor(question: string): Cues | undefined {
  const known = CUES.get(comparedLanguage(question));
  if (known) return known;
  const text = plain(question);
  return [...CUES.values()].find(({ thisPage }) => thisPage.some((phrase) => isIn(text, plain(phrase))));
}

/** Whether a question in another language than English has such a cue. */
export function hasCue(question: string, cue: 'thisPage' | 'pointing'): boolean {
  const text = plain(question);
  return cuesFor(question)?.[cue].some((phrase) => isIn(text, plain(phrase))) ?? false;
}

/** Whether a question in another language than English begins with a word that refers to the previous question. */
export function beginsAsFollowUp(question: string): boolean {
  const text = `${plain(question)} `;
  const begins = (phrase: string) => text.startsWith(UNSPACED.test(phrase) ? phrase : `${phrase} `);
  return cuesFor(question)?.follows.some((phrase) => begins(plain(phrase))) ?? false;
}

/** Whether a word of a question says nothing about its subject. */
export function isExplaining(word: string, cues: Cues | undefined): boolean {
  const text = plain(word);
  return cues?.explaining.some((phrase) => plain(phrase) === text) ?? false;
}

/** In lower case without accents and punctuation, with single spaces. */
export function plain(text: string): string {
  const words = cut(text, LONGEST)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  return words.split(' ').map(folded).join(' ');
}

/** A whole word or phrase; in languages without spaces any part of the text. */
function isIn(text: string, phrase: string): boolean {
  return UNSPACED.test(phrase) ? text.includes(phrase) : ` ${text} `.includes(` ${phrase} `);
}
