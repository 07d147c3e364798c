import { comparedLanguage } from '../../text/content-words.js';
import { RAREST, rarity } from '../../text/everyday-words.js';
import type { FoundPassage, SearchResults } from '../tools/search-results.js';
import { inOtherWords } from './other-words.js';
import { stemsOf } from './score-quotes.js';

/** Passages that are looked at for the words of the question. */
const BEST = 3;
/**
 * The logarithm of the odds that the passages answer a question grows with that of the search's confidence and with the
 * share of the words of the question that one of the best passages has. Fitted on the lookup, conceptual and multi-section
 * questions of twelve documentations, each tried with the weights of the eleven others: 85 % of the unanswerable questions
 * are below 0, as are 15 % of the answerable ones; 60 % and 5 % are below -1.5.
 */
const WEIGHTS = { confidence: 0.35, words: 8.3, bias: -5.4 };
/**
 * Chosen on the tuning half of the set of answers: with any limit between -0.4 and 0.9 the same unanswerable questions are
 * marked or refused there, and a higher one marks more of the answerable ones.
 */
const ANSWERED_FROM = 0;
const NEAR_FROM = -1.5;
/** The confidence of a search is not taken for more certain than this. */
const LEAST_DOUBT = 0.001;

/** A number that is a word of its own: "30 days", and not a part of `gpt-5`. */
const NUMBER = /(?<![\w.-])\d+(?:[.,]\d+)*(?![\w-])/g;

type Nearness = SearchResults['nearness'];

/**
 * Whether the passages that a search found answer the question. Search may find a page that has none of its words, or not
 * the number that the question is about. A follow-up whose own words are missing may be answered by what it refers to.
 */
export function coverageOf(question: string, earlierWords: readonly string[], results: SearchResults): Nearness {
  const nearness = byWords(question, results);
  if (nearness === 'near' && !hasNumbers(question, results)) return 'uncertain';
  if (nearness !== 'nothing' || earlierWords.length === 0) return nearness;
  return byWords([question, ...earlierWords].join(' '), results) === 'nothing' ? 'nothing' : 'uncertain';
}

function byWords(question: string, { confidence, passages }: SearchResults): Nearness {
  const phrasings = [question, inOtherWords(question) ?? question];
  const best = passages.slice(0, BEST).flatMap((passage) => phrasings.map((words) => sharedWords(words, passage)));
  const words = Math.max(0, ...best);
  const odds = WEIGHTS.confidence * logOdds(confidence) + WEIGHTS.words * words + WEIGHTS.bias;
  if (odds >= ANSWERED_FROM) return 'near';
  return odds >= NEAR_FROM ? 'uncertain' : 'nothing';
}

function hasNumbers(question: string, { passages }: SearchResults): boolean {
  const numbers = new Set(passages.slice(0, BEST).flatMap(({ text }) => text.match(NUMBER) ?? []));
  return (question.match(NUMBER) ?? []).every((number) => numbers.has(number));
}

function logOdds(probability: number): number {
  const bounded = Math.min(1 - LEAST_DOUBT, Math.max(LEAST_DOUBT, probability));
  return Math.log(bounded / (1 - bounded));
}

/** The share of the words of the question that a passage has; rare words count more. 1 for a question without words. */
function sharedWords(question: string, { page, heading, text }: FoundPassage): number {
  const language = comparedLanguage(question, text);
  const found = stemsOf(`${page} ${heading} ${text}`, language);
  let all = 0;
  let shared = 0;
  for (const stem of stemsOf(question, language)) {
    const weight = Math.min(rarity(stem), RAREST);
    all += weight;
    if (found.has(stem)) shared += weight;
  }
  return all === 0 ? 1 : shared / all;
}
