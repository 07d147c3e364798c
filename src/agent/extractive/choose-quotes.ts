import type { Quote } from './quote.js';
import type { ScoredQuote } from './score-quotes.js';

const QUOTES = 6;
const PASSAGES = 3;
/** Quotes with a smaller share of the best score only make an answer longer. */
const WORTH_SHOWING = 0.45;
/** How many pieces of the next block are shown after a sentence that ends in a colon. */
const INTRODUCED = 6;
/** How many pieces of a list or table are shown when the question asks for all of it. */
const WHOLE_BLOCK = 12;

/** The quotes of the answer, those of the best passage first. Never empty unless `quotes` is. */
export function chooseQuotes(quotes: readonly ScoredQuote[]): Quote[] {
  const best = quotes.toSorted((a, b) => b.score - a.score);
  const [first] = best;
  if (!first) return [];
  const passages = new Map<number, number>();
  const chosen = new Set<Quote>();
  for (const quote of best) {
    if (chosen.size >= QUOTES || quote.score < first.score * WORTH_SHOWING) break;
    if (passages.size >= PASSAGES && !passages.has(quote.passage)) continue;
    passages.set(quote.passage, (passages.get(quote.passage) ?? 0) + quote.score);
    for (const piece of withItsNeighbours(quote, quotes)) chosen.add(piece);
  }
  const weight = ({ passage }: Quote) => passages.get(passage)!;
  return [...chosen].sort((a, b) => weight(b) - weight(a) || a.passage - b.passage || a.order - b.order);
}

function withItsNeighbours(quote: ScoredQuote, quotes: readonly ScoredQuote[]): Quote[] {
  const isPart = quote.kind === 'item' || quote.kind === 'row';
  const block = isPart && quote.isMeantWhole ? blockOf(quote, quote.block, quotes).slice(0, WHOLE_BLOCK) : [];
  return [...introduction(quote, quotes), ...block, quote, ...introduced(quote, quotes)];
}

function blockOf({ passage }: Quote, block: number, quotes: readonly Quote[]): Quote[] {
  return quotes.filter((other) => other.passage === passage && other.block === block);
}

/** "Set these:" says nothing without the code, list or table that follows. */
function introduced(quote: Quote, quotes: readonly Quote[]): Quote[] {
  if (!quote.markdown.endsWith(':')) return [];
  const next = blockOf(quote, quote.block + 1, quotes);
  return next.some((other) => other.kind === 'sentence') ? [] : next.slice(0, INTRODUCED);
}

/** Code and rows of a table are shown after the sentence that introduces them. */
function introduction(quote: Quote, quotes: readonly Quote[]): Quote[] {
  if (quote.kind === 'sentence') return [];
  const before = blockOf(quote, quote.block - 1, quotes).at(-1);
  return before?.kind === 'sentence' ? [before] : [];
}
