import { contentWords } from '../../text/content-words.js';
import { cut } from '../../text/cut.js';
import type { Conversation } from './read-conversation.js';

const QUERY_LIMIT = 1_000;
const SELECTION_LIMIT = 300;
/** A question with fewer content words than this refers to the previous question ("and on Windows?"). */
const ENOUGH_WORDS = 2;

/** One or two queries: the question, completed with the previous one if it is a follow-up, and the selected text. */
export function searchQueries({ question, earlierQuestions, selectedText }: Conversation): string[] {
  const queries = [completed(question, earlierQuestions), selectedText && cut(selectedText, SELECTION_LIMIT)];
  const filled = queries.filter((query): query is string => query !== undefined && query.trim() !== '');
  return filled.length > 0 ? filled : ['handbook'];
}

/** Whether a question refers to the previous question. */
export function isFollowUp({ question, earlierQuestions }: Conversation): boolean {
  return earlierQuestions.length > 0 && distinctWords(question).length < ENOUGH_WORDS;
}

function completed(question: string, earlierQuestions: readonly string[]): string {
  const query = cut(question, QUERY_LIMIT);
  if (distinctWords(question).length >= ENOUGH_WORDS) return query;
  const earlier = earlierQuestions.findLast((text) => distinctWords(text).length >= ENOUGH_WORDS);
  return earlier ? cut(`${query} ${distinctWords(earlier).join(' ')}`, QUERY_LIMIT) : query;
}

function distinctWords(text: string): string[] {
  return [...new Map(contentWords(text).map(({ stem, word }) => [stem, word])).values()];
}
