import type { Quote } from './quote.js';
import type { ScoredQuote } from './score-quotes.js';

const QUOTES = 6;
const PASSAGES = 3;
/** Quotes with a smaller share of the best score only make an answer longer. */
const WORTH_SHOWING = 0.45;
/** The same for quotes of another passage than the best quote, which more often are about something else. */
const WORTH_ANOTHER_PASSAGE = 0.5;
/** How many pieces of the next block are shown after a sentence that ends in a colon. */
const INTRODUCED = 6;
/** How many pieces of a list or table are shown when the question asks for all of it. */
const WHOLE_BLOCK = 12;
/** Characters of a paragraph that is quoted whole when one of its sentences is. */
const WHOLE_PARAGRAPH = 500;
/** Characters of a section that is quoted whole when it is the best one, and when its heading is what is asked for. */
const SHORT_SECTION = 600;
const ASKED_SECTION = 900;

/** The quotes of the answer, those of the best passage first. Never empty unless `quotes` is. */
export function chooseQuotes(quotes: readonly ScoredQuote[]): Quote[] {
  const best = quotes.toSorted((a, b) => b.score - a.score);
  const [first] = best;
  if (!first) return [];
  const passages = new Map<number, number>();
  const chosen = new Set<Quote>(shortSection(first, quotes));
  let count = 0;
  for (const quote of best) {
    const worth = quote.passage === first.passage ? WORTH_SHOWING : WORTH_ANOTHER_PASSAGE;
    if (count >= QUOTES || quote.score < first.score * WORTH_SHOWING) break;
    if (quote.score < first.score * worth) continue;
    if (passages.size >= PASSAGES && !passages.has(quote.passage)) continue;
    passages.set(quote.passage, (passages.get(quote.passage) ?? 0) + quote.score);
    if (chosen.has(quote)) continue;
    count += 1;
    for (const piece of withItsNeighbours(quote, quotes)) chosen.add(piece);
  }
  const weight = ({ passage }: Quote) => (passage === first.passage ? Infinity : passages.get(passage)!);
  return [...chosen].sort((a, b) => byWeight(weight(a), weight(b)) || a.passage - b.passage || a.order - b.order);
}

function byWeight(left: number, right: number): number {
  return left === right ? 0 : right - left;
}

function isOneOfMany({ kind }: Quote): boolean {
  return kind === 'item' || kind === 'row';
}

/** A section that is short enough, without the items and rows that are not asked for; else nothing. */
function shortSection({ passage, isMeantWhole, score }: ScoredQuote, quotes: readonly ScoredQuote[]): Quote[] {
  const section = quotes.filter((other) => other.passage === passage);
  const length = section.reduce((sum, { markdown }) => sum + markdown.length, 0);
  if (length > (isMeantWhole ? ASKED_SECTION : SHORT_SECTION)) return [];
  return section.filter((piece) => isMeantWhole || !isOneOfMany(piece) || piece.score >= score * WORTH_SHOWING);
}

function withItsNeighbours(quote: ScoredQuote, quotes: readonly ScoredQuote[]): Quote[] {
  const around = [quote, ...blockAround(quote, quotes)];
  return around.flatMap((piece) => [...introduction(piece, quotes), piece, ...introduced(piece, quotes)]);
}

/** What is not understood alone: the other steps, the paragraph of a sentence, and the block that the question asks for. */
function blockAround(quote: ScoredQuote, quotes: readonly ScoredQuote[]): Quote[] {
  const block = blockOf(quote, quote.block, quotes);
  switch (quote.kind) {
    case 'step':
      return block.slice(0, WHOLE_BLOCK);
    case 'item':
    case 'row':
      return quote.isMeantWhole ? block.slice(0, WHOLE_BLOCK) : [];
    case 'sentence':
      return block.reduce((sum, { markdown }) => sum + markdown.length, 0) <= WHOLE_PARAGRAPH ? block : [];
    case 'code':
      return [];
    default:
      return quote.kind satisfies never;
  }
}

function blockOf({ passage }: Quote, block: number, quotes: readonly Quote[]): Quote[] {
  return quotes.filter((other) => other.passage === passage && other.block === block);
}

/** "Set these:" says nothing without the code, list or table that follows. */
function introduced(quote: Quote, quotes: readonly Quote[]): Quote[] {
  if (!quote.markdown.endsWith(':')) return [];
  const next = blockOf(quote, quote.block + 1, quotes);
  if (next.some((other) => other.kind === 'sentence')) return [];
  return next.slice(0, next[0]?.kind === 'step' ? WHOLE_BLOCK : INTRODUCED);
}

/** Code, steps and rows of a table are shown after the sentence that introduces them. */
function introduction(quote: Quote, quotes: readonly Quote[]): Quote[] {
  if (quote.kind === 'sentence') return [];
  const before = blockOf(quote, quote.block - 1, quotes).at(-1);
  return before?.kind === 'sentence' ? [before] : [];
}
