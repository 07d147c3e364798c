import { comparedLanguage, contentWords } from '../../text/content-words.js';
import type { SmallTalk } from '../messages/messages.js';
import { smallTalkOf } from '../messages/small-talk.js';
import { cuesFor, hasCue, isExplaining } from './cues.js';
import type { Conversation } from './read-conversation.js';

/**
 * What the reader wants: `talk` a friendly sentence, `page` a summary of the open page, `on_page` an answer from the open
 * page, `selection` an explanation of the selected text, `question` an answer.
 */
export type Intent =
  | { readonly kind: 'talk'; readonly talk: SmallTalk }
  | { readonly kind: 'page' }
  | { readonly kind: 'on_page' | 'selection' | 'question' };

const THIS_PAGE = /\b(?:this|the|current|open) (?:page|article|lesson|chapter|document)\b/i;
const WHOLE_PAGE =
  /^\W*(?:tl ?;? ?dr|summar(?:y|i[sz]e)|overview|explain|what is this(?: about)?|what can i do here)\W*$/i;
/** Words that ask for an explanation and say nothing about what is to be explained, in English; those of other languages are cues. */
const EXPLAINING: ReadonlySet<string> = new Set(
  (
    'about article chapter describe document explain explanation give here know lesson mean meaning overview page please ' +
    'section selected selection short shortly simple summarise summarize summary tell text tl dr tldr understand work write'
  ).split(' '),
);
/** "this" in a question with a selection is the selection. */
const POINTS_AT_IT = /\b(?:this|that|it|these|those|here|selection|selected)\b/i;
/** With more words of its own, a question says itself what it is about. */
const FEW_WORDS = 2;

export function intentOf({ question, selectedText, isPageKnown }: Conversation): Intent {
  const talk = smallTalkOf(question);
  if (talk) return { kind: 'talk', talk: talk.kind };
  const words = subjectWords(question);
  if (selectedText !== undefined && (words.length === 0 || (words.length <= FEW_WORDS && pointsAtIt(question)))) {
    return { kind: 'selection' };
  }
  if (!isPageKnown) return { kind: 'question' };
  const namesPage = THIS_PAGE.test(question) || hasCue(question, 'thisPage');
  if (words.length === 0 && (namesPage || WHOLE_PAGE.test(question) || POINTS_AT_IT.test(question)))
    return { kind: 'page' };
  return { kind: namesPage ? 'on_page' : 'question' };
}

function pointsAtIt(question: string): boolean {
  return POINTS_AT_IT.test(question) || hasCue(question, 'pointing');
}

/** The words of a question that say what it is about, each once. */
export function subjectWords(question: string): string[] {
  const cues = cuesFor(question);
  const words = contentWords(question, comparedLanguage(question)).filter(
    ({ word, stem }) => !EXPLAINING.has(word.toLowerCase()) && !isExplaining(word, cues) && !isExplaining(stem, cues),
  );
  return [...new Map(words.map(({ stem, word }) => [stem, word])).values()];
}
