import { contentWords } from '../../text/content-words.js';
import type { FoundPassage } from '../tools/search-results.js';
import type { Quote } from './quote.js';

/** A quote with its score for a question; a higher score is better. */
export interface ScoredQuote extends Quote {
  readonly score: number;
  /** The question shares more with the heading than with the quote itself, so it asks for the whole section. */
  readonly isMeantWhole: boolean;
}

/** A heading that shares a word with the question raises the score of every quote below it a little. */
const HEADING_WEIGHT = 0.4;
/** Later passages are less likely to answer the question. */
const RANK_DECAY = 0.8;
/** Code repeats the names in the text around it, so its matches count less. */
const CODE_WEIGHT = 0.6;
/** Longer quotes share more words by chance. */
const TYPICAL_LENGTH = 16;

/** Scores quotes by the words that they share with the question. A word that few quotes have counts more. */
export function scoreQuotes(
  question: string,
  passages: readonly FoundPassage[],
  quotes: readonly Quote[],
): ScoredQuote[] {
  const asked = stemsOf(question);
  const stems = quotes.map((quote) => stemsOf(quote.markdown));
  const weights = new Map([...asked].map((stem) => [stem, rarity(stem, stems)]));
  const headings = new Map(passages.map(({ number, heading }) => [number, stemsOf(heading)]));
  const ranks = new Map(passages.map(({ number }, rank) => [number, rank]));
  return quotes.map((quote, index) => {
    const weight = quote.kind === 'code' ? CODE_WEIGHT : 1;
    const own = (weight * shared(weights, stems[index]!)) / Math.sqrt(1 + stems[index]!.size / TYPICAL_LENGTH);
    const above = shared(weights, headings.get(quote.passage)!) * HEADING_WEIGHT;
    return { ...quote, score: (own + above) * RANK_DECAY ** ranks.get(quote.passage)!, isMeantWhole: above > own };
  });
}

function stemsOf(text: string): Set<string> {
  return new Set(contentWords(text).map(({ stem }) => stem));
}

function rarity(stem: string, documents: readonly ReadonlySet<string>[]): number {
  const count = documents.filter((document) => document.has(stem)).length;
  return Math.log(1 + documents.length / (1 + count));
}

function shared(weights: ReadonlyMap<string, number>, stems: ReadonlySet<string>): number {
  let sum = 0;
  for (const [stem, weight] of weights) if (stems.has(stem)) sum += weight;
  return sum;
}
