import { detectLanguage } from '../../text/languages/detect-language.js';
import { formsOf } from '../../text/tokenize.js';
import type { Lexicon } from '../index-build.js';
import { termId } from './term-id.js';

const WORD = /[\p{L}\p{M}]+/gu;
const DEFAULT = 'en';

/** The languages of a question. */
export interface QuestionLanguage {
  /** The language of the pages that it is searched in first: one that the corpus has. */
  readonly searched: string;
  /** The language that the reader writes, if the question tells it. */
  readonly written?: string;
}

/**
 * Finds the language of a question. A question that does not tell it, as "dev toolbar", is in the language of the pages that
 * have most of its words; else in that of most pages.
 */
export function languageOfQuestion(query: string, lexicon: Lexicon): QuestionLanguage {
  const languages = languagesOf(lexicon);
  const written = detectLanguage(query);
  if (languages.length < 2) return { searched: languages[0] ?? written ?? DEFAULT, written };
  if (written !== undefined && languages.includes(written)) return { searched: written, written };
  const words = (query.toLowerCase().match(WORD) ?? []).slice(0, COUNTED_WORDS);
  const known = (language: string) =>
    words.filter((word) => formsOf(word, language).some((form) => lexicon.frequencies.has(termId(form)))).length;
  const counts = languages.slice(0, COUNTED_LANGUAGES).map((language) => ({ language, count: known(language) }));
  const best = counts.reduce((left, right) => (right.count > left.count ? right : left));
  return { searched: best.language, written };
}

const COUNTED_WORDS = 20;
const COUNTED_LANGUAGES = 12;

/** The languages of a corpus, the one of most chunks first. */
function languagesOf({ languages = new Map() }: Lexicon): string[] {
  return [...languages].sort((left, right) => right[1] - left[1]).map(([language]) => language);
}
