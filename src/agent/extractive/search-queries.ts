import { cut } from '../../text/cut.js';
import { comparedSubjects } from './compared-subjects.js';
import { beginsAsFollowUp } from './cues.js';
import { intentOf, subjectWords } from './intent.js';
import { inOtherWords } from './other-words.js';
import type { Conversation } from './read-conversation.js';

const QUERY_LIMIT = 1_000;
const SELECTION_LIMIT = 300;
const QUERIES = 3;
/** A question with fewer words of its own refers to the previous question ("and on Windows?"). */
const ENOUGH_WORDS = 2;
/** A question that begins like this, or has one of these words, refers to the previous question; for other languages see `Cues`. */
const REFERRING =
  /^\W*(?:and|but|or|what about|how about|what if|which (?:one|of)|why)\b|\b(?:it|they|them|one|ones|that|those|there)\b/i;
/** A word that stands for what the previous question is about. Without it, the words of the new question may be the subject. */
const PRONOUN = /\b(?:it|its|they|them|their)\b/i;
/** Pages of most documentations have this word; a search needs some word. */
const ANY_PAGE = 'start';

/** What the extractive model searches for. */
export interface SearchPlan {
  readonly queries: readonly string[];
  readonly scope: 'full' | 'current_page';
}

/** @param attempt 0; 1 when the open page was searched first, and everything has to be searched too. */
export function planSearch(conversation: Conversation, attempt = 0): SearchPlan {
  const { question, selectedText, isPageKnown } = conversation;
  const { kind } = intentOf(conversation);
  switch (kind) {
    case 'talk':
      return { queries: [ANY_PAGE], scope: isPageKnown ? 'current_page' : 'full' };
    case 'page':
      return { queries: [cut(question, QUERY_LIMIT)], scope: 'current_page' };
    case 'selection':
      return {
        queries: selectionQueries(question, selectedText!),
        scope: isPageKnown && attempt === 0 ? 'current_page' : 'full',
      };
    case 'on_page':
      return {
        queries: [subjectWords(question).join(' ')],
        scope: attempt === 0 ? 'current_page' : 'full',
      };
    case 'question':
      return { queries: questionQueries(conversation), scope: 'full' };
    default:
      return kind satisfies never;
  }
}

/** Whether a question refers to the previous question. */
export function isFollowUp({ question, earlierQuestions }: Conversation): boolean {
  if (earlierQuestions.length === 0) return false;
  const { length } = subjectWords(question);
  return (
    length < ENOUGH_WORDS || (length <= 2 * ENOUGH_WORDS && (REFERRING.test(question) || beginsAsFollowUp(question)))
  );
}

/** The words of the question that a follow-up refers to; empty for any other question. */
export function earlierWords(conversation: Conversation): string[] {
  if (!isFollowUp(conversation)) return [];
  const earlier = conversation.earlierQuestions.findLast((text) => subjectWords(text).length >= ENOUGH_WORDS);
  return earlier === undefined ? [] : subjectWords(earlier);
}

function selectionQueries(question: string, selectedText: string): string[] {
  const selection = cut(selectedText, SELECTION_LIMIT);
  const words = subjectWords(question);
  return words.length === 0 ? [selection] : [`${selection} ${words.join(' ')}`, selection];
}

/**
 * The words of a follow-up are in two queries, those of the previous question only in one, so they weigh less. After a
 * pronoun they say nothing without its subject: "which versions does it support?".
 */
function questionQueries(conversation: Conversation): string[] {
  const question = cut(conversation.question, QUERY_LIMIT);
  const earlier = earlierWords(conversation);
  if (earlier.length > 0) {
    const own = subjectWords(question);
    const isSubject = own.length > 0 && !PRONOUN.test(question);
    return [cut(`${question} ${earlier.join(' ')}`, QUERY_LIMIT), ...(isSubject ? [own.join(' ')] : [])];
  }
  const subjects = comparedSubjects(question);
  const selection = conversation.selectedText && cut(conversation.selectedText, SELECTION_LIMIT);
  const other = inOtherWords(question);
  const further = [...(selection ? [selection] : []), ...(other === undefined ? [] : [other])];
  const queries = [question, ...subjects, ...further].filter((query) => query.trim() !== '');
  return queries.length > 0 ? queries.slice(0, QUERIES) : [ANY_PAGE];
}
