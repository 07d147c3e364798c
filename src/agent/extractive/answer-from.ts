import type { StaticEncoder } from '../../rag/encoder/static-encoder.js';
import { withRepairs } from '../../rag/search/spelling.js';
import { detectLanguage } from '../../text/languages/detect-language.js';
import { messagesFor } from '../messages/languages.js';
import { fillIn } from '../messages/messages.js';
import { readerLanguage } from '../messages/reader-language.js';
import type { SearchResults } from '../tools/search-results.js';
import { comparedSubjects } from './compared-subjects.js';
import { composeAnswer } from './compose-answer.js';
import { coverageOf } from './coverage.js';
import { intentOf, subjectWords } from './intent.js';
import { inOtherWords } from './other-words.js';
import { suggestQuestions, summarizePage } from './page-overview.js';
import { searchedFor } from './phrases.js';
import type { Conversation } from './read-conversation.js';
import { earlierWords } from './search-queries.js';

/**
 * The answer of the extractive model to what the search found. Markdown.
 * @param product the name of the documentation.
 * @param encoder finds quotes that use other words than the question.
 */
export function answerFrom(
  results: SearchResults,
  conversation: Conversation,
  product: string,
  encoder?: StaticEncoder,
): string {
  const { passages } = results;
  const { question, selectedText } = conversation;
  const intent = intentOf(conversation);
  const messages = messagesFor(readerLanguage(conversation) ?? languageOf(passages));
  switch (intent.kind) {
    case 'talk':
      return suggestQuestions(fillIn(messages[intent.talk], { product }), passages, messages);
    case 'page':
      return passages.length > 0
        ? summarizePage(passages, messages)
        : composeAnswer({ question, similarity: similarityTo(question, encoder) }, results, messages);
    case 'selection': {
      const selected = `${selectedText} ${subjectWords(question).join(' ')}`;
      const asked = { question: selected, similarity: similarityTo(selected, encoder) };
      const nearness = results.nearness === 'nothing' ? 'uncertain' : results.nearness;
      return composeAnswer(asked, { ...results, nearness }, messages);
    }
    case 'on_page':
    case 'question': {
      const repairs = results.repairs ?? [];
      const repaired = withRepairs(question, repairs);
      const earlier = earlierWords(conversation);
      const asked = {
        question: repaired,
        earlierWords: [...earlier, ...(inOtherWords(repaired)?.split(' ') ?? [])],
        similarity: similarityTo([repaired, ...earlier].join(' '), encoder),
        compared: comparedSubjects(repaired),
      };
      const nearness = coverageOf(repaired, earlier, results);
      const answer = composeAnswer(asked, { ...results, nearness }, messages);
      return repairs.length === 0 ? answer : searchedFor(repairs, messages) + answer;
    }
    default:
      return intent satisfies never;
  }
}

function languageOf(passages: SearchResults['passages']): string | undefined {
  return detectLanguage(passages.map(({ text }) => text).join('\n'));
}

/** Compares texts with a question in meaning, where an encoder is given. */
function similarityTo(question: string, encoder?: StaticEncoder): ((text: string) => number) | undefined {
  if (!encoder) return undefined;
  const asked = encoder.encode(question);
  return (text) => encoder.encode(text).reduce((sum, value, index) => sum + value * asked[index]!, 0);
}

/**
 * What several searches for one question found. For a selection, the passages of the open page that contain it come before
 * those of all pages; otherwise only the last search counts.
 */
export function combinedSearches(
  searches: readonly SearchResults[],
  conversation: Conversation,
): SearchResults | undefined {
  const last = searches.at(-1);
  if (!last || searches.length === 1 || intentOf(conversation).kind !== 'selection') return last;
  const selected = withoutSpaces(conversation.selectedText!);
  const around = searches[0]!.passages.filter(({ text }) => withoutSpaces(text).includes(selected));
  const others = last.passages.filter(({ number }) => around.every((passage) => passage.number !== number));
  return { ...last, passages: [...around, ...others] };
}

function withoutSpaces(text: string): string {
  return text.replace(/[\s`*]+/g, '').toLowerCase();
}
