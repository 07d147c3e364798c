import { withRepairs } from '../../rag/search/spelling.js';
import { RAREST, rarity } from '../../text/everyday-words.js';
import type { FoundPassage, SearchResults } from '../tools/search-results.js';
import { comparedSubjects } from './compared-subjects.js';
import { composeAnswer } from './compose-answer.js';
import { intentOf, subjectWords } from './intent.js';
import { suggestQuestions, summarizePage } from './page-overview.js';
import { searchedFor } from './phrases.js';
import type { Conversation } from './read-conversation.js';
import { stemsOf } from './score-quotes.js';
import { earlierWords } from './search-queries.js';

/** Passages that are looked at for the words of the question. */
const BEST = 3;
/** With a smaller share of the words of the question, a passage answers it only perhaps. */
const SUPPORTED_FROM = 0.6;
/** With a smaller share, a passage that search takes for uncertain has nothing to do with the question. */
const MENTIONED_FROM = 0.1;

/** The answer of the extractive model to what the search found. Markdown. */
export function answerFrom(results: SearchResults, conversation: Conversation): string {
  const { passages } = results;
  const { question, selectedText } = conversation;
  const intent = intentOf(conversation);
  switch (intent.kind) {
    case 'talk':
      return suggestQuestions(intent.reply, passages);
    case 'page':
      return passages.length > 0 ? summarizePage(passages) : composeAnswer({ question }, results);
    case 'selection': {
      const asked = { question: `${selectedText} ${subjectWords(question).join(' ')}` };
      return composeAnswer(asked, {
        ...results,
        nearness: results.nearness === 'nothing' ? 'uncertain' : results.nearness,
      });
    }
    case 'on_page':
    case 'question': {
      const repairs = results.repairs ?? [];
      const repaired = withRepairs(question, repairs);
      const asked = {
        question: repaired,
        earlierWords: earlierWords(conversation),
        compared: comparedSubjects(repaired),
      };
      const answer = composeAnswer(asked, { ...results, nearness: supportedNearness(results, repaired) });
      return repairs.length === 0 ? answer : searchedFor(repairs) + answer;
    }
    default:
      return intent satisfies never;
  }
}

/** Search may take a page for near that has none of the words that say what the question is about. */
function supportedNearness({ nearness, passages }: SearchResults, question: string): SearchResults['nearness'] {
  const support = Math.max(0, ...passages.slice(0, BEST).map((passage) => supportOf(question, passage)));
  if (nearness === 'near') return support < SUPPORTED_FROM ? 'uncertain' : 'near';
  return support < MENTIONED_FROM ? 'nothing' : nearness;
}

/** The share of the words of the question that a passage has; rare words count more. 1 for a question without words. */
function supportOf(question: string, { page, heading, text }: FoundPassage): number {
  const found = stemsOf(`${page} ${heading} ${text}`);
  let all = 0;
  let shared = 0;
  for (const stem of stemsOf(question)) {
    const weight = Math.min(rarity(stem), RAREST);
    all += weight;
    if (found.has(stem)) shared += weight;
  }
  return all === 0 ? 1 : shared / all;
}
