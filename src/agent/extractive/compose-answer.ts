import { groupedByNeighbour } from '../../common/batches.js';
import { ENGLISH } from '../messages/languages.js';
import type { Messages } from '../messages/messages.js';
import type { FoundPassage, SearchResults } from '../tools/search-results.js';
import { chooseQuotes } from './choose-quotes.js';
import type { Quote } from './quote.js';
import { quotePassages } from './quote-passages.js';
import { type Asked, type ScoredQuote, scoreQuotes, stemsOf } from './score-quotes.js';
import { splitQuotes } from './split-quotes.js';

const NEAREST = 3;

/** What an answer is composed for. */
export interface AskedQuestion extends Asked {
  /** The things that the question compares; each has to be in the answer. */
  readonly compared?: readonly string[];
}

/**
 * An answer of quotations only, each with the number of its passage. Markdown. When it is uncertain whether the passages
 * answer the question, the answer says so; when nothing is near, it names the nearest pages.
 */
export function composeAnswer(
  asked: AskedQuestion,
  { nearness, passages }: Pick<SearchResults, 'nearness' | 'passages'>,
  messages: Messages = ENGLISH,
): string {
  if (passages.length === 0) return messages.nothingNear;
  if (nearness === 'nothing') return nearestPages(passages, messages);
  const scored = scoreQuotes(asked, passages, passages.flatMap(splitQuotes));
  const quotes = withCompared(asked.compared ?? [], chooseQuotes(scored), scored);
  if (quotes.length === 0) return nearestPages(passages, messages);
  const isComparison = (asked.compared ?? []).length > 0;
  const shown = nearness === 'near' || isComparison ? quotes : ofFirstPassage(quotes);
  return `${nearness === 'near' ? '' : `${messages.mayHelp}\n\n`}${quotePassages(shown, passages, messages)}`;
}

/** Adds the best quote about each compared thing that the quotes do not mention. */
function withCompared(compared: readonly string[], quotes: readonly Quote[], scored: readonly ScoredQuote[]): Quote[] {
  const missing = compared.filter((subject) => !quotes.some((quote) => mentions(quote, subject)));
  const best = missing.flatMap((subject) => {
    const about = scored.filter((quote) => mentions(quote, subject)).toSorted((a, b) => b.score - a.score);
    return about.slice(0, 1);
  });
  return [...quotes, ...best];
}

function mentions({ markdown }: Quote, subject: string): boolean {
  const stems = stemsOf(markdown);
  return [...stemsOf(subject)].every((stem) => stems.has(stem));
}

function ofFirstPassage(quotes: readonly Quote[]): readonly Quote[] {
  return groupedByNeighbour(quotes, ({ passage }) => passage)[0]!;
}

function nearestPages(passages: readonly FoundPassage[], messages: Messages): string {
  const pages = [...new Map(passages.map((passage) => [`${passage.page}\n${passage.heading}`, passage])).values()];
  const lines = pages.slice(0, NEAREST).map(({ number, page, heading }) => {
    return `- ${page === heading || heading === '' ? page : `${page}: ${heading}`} [${number}]`;
  });
  return `${messages.nearestPages}\n\n${lines.join('\n')}`;
}
