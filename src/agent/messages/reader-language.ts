import { detectLanguage, languageOfTag } from '../../text/languages/detect-language.js';
import { stopWordsOf } from '../../text/languages/function-words.js';
import { DETECTED_CHARACTERS } from '../../text/limits.js';
import { smallTalkOf } from './small-talk.js';

/** A letter that English does not have. */
const FOREIGN_LETTER = /(?![a-z])\p{L}/iu;
const WORD = /[a-z]+/g;
/** Words that a question in letters of English has of another language. "legend plus ticks" has one of French, and is English. */
const OWN_WORDS = 2;

/** What tells in which language a reader is answered. */
export interface Asking {
  readonly question: string;
  /** Oldest first. */
  readonly earlierQuestions: readonly string[];
  /** The language of the open page, as a tag such as `pt-BR`. */
  readonly locale?: string | null;
}

/**
 * The language of the question as two letters. A question that is too short to tell, such as "nginx port", is in the
 * language of the newest earlier question that tells it, else in that of the open page. Undefined when nothing tells it.
 */
export function readerLanguage({ question, earlierQuestions, locale }: Asking): string | undefined {
  const questions = [question, ...earlierQuestions.toReversed()];
  for (const text of questions) {
    const said = smallTalkOf(text)?.languages;
    if (said?.length === 1) return said[0];
    const detected = said ? undefined : detectLanguage(text);
    if (detected !== undefined && isSure(text, detected)) return detected;
  }
  return languageOfTag(locale ?? '');
}

/** Questions are often a few English words without grammar, among which one of another language proves nothing. */
function isSure(text: string, language: string): boolean {
  if (language === 'en' || FOREIGN_LETTER.test(text)) return true;
  const [own, english] = [stopWordsOf(language), stopWordsOf('en')];
  const words = text.slice(0, DETECTED_CHARACTERS).toLowerCase().match(WORD) ?? [];
  return new Set(words.filter((word) => own.has(word) && !english.has(word))).size >= OWN_WORDS;
}
