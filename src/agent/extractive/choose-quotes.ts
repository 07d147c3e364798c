import type { Quote } from './quote.js';
import type { ScoredQuote } from './score-quotes.js';

const QUOTES = 6;
const PASSAGES = 3;
/** Quotes that are this much weaker than the best one only make an answer longer. */
const WORTH_SHOWING = 0.45;
/** How many pieces of the next block a sentence that ends in a colon takes with it. */
const INTRODUCED = 6;

/** The quotes that make the answer, in the order of their passages. Never empty when there is something to quote. */
export function chooseQuotes(quotes: readonly ScoredQuote[]): Quote[] {
  const best = quotes.toSorted((a, b) => b.score - a.score);
  const [first] = best;
  if (!first) return [];
  const passages = new Set<number>();
  const chosen = new Set<Quote>();
  for (const quote of best) {
    if (chosen.size >= QUOTES || quote.score < first.score * WORTH_SHOWING) break;
    if (passages.size >= PASSAGES && !passages.has(quote.passage)) continue;
    passages.add(quote.passage);
    for (const piece of [...introduction(quote, quotes), quote, ...introduced(quote, quotes)]) chosen.add(piece);
  }
  const order = [...passages];
  const place = (quote: Quote) => order.indexOf(quote.passage);
  return [...chosen].sort((a, b) => place(a) - place(b) || a.order - b.order);
}

/** "Set these:" says nothing without the code, list or table that follows. */
function introduced(quote: Quote, quotes: readonly Quote[]): Quote[] {
  if (!quote.markdown.endsWith(':')) return [];
  const next = quotes.filter((other) => other.passage === quote.passage && other.block === quote.block + 1);
  return next.some((other) => other.kind === 'sentence') ? [] : next.slice(0, INTRODUCED);
}

/** Code and rows of a table are shown behind the sentence that introduces them. */
function introduction(quote: Quote, quotes: readonly Quote[]): Quote[] {
  if (quote.kind === 'sentence') return [];
  const before = quotes.filter((other) => other.passage === quote.passage && other.block === quote.block - 1).at(-1);
  return before?.kind === 'sentence' ? [before] : [];
}
