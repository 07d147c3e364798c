import { comparedLanguage, contentWords } from '../../text/content-words.js';
import type { FoundPassage } from '../tools/search-results.js';
import { askedTypesOf, asksForAll, fitOf } from './asked-types.js';
import type { Quote } from './quote.js';

/** A quote with its score for a question; a higher score is better. */
export interface ScoredQuote extends Quote {
  readonly score: number;
  /** The question asks for all things of a kind, or shares more with the heading than with the quote, so it asks for the whole section. */
  readonly isMeantWhole: boolean;
}

/** What quotes are compared with. */
export interface Asked {
  readonly question: string;
  /** Words of the question before, which a follow-up refers to. They count less. */
  readonly earlierWords?: readonly string[];
  /** How near a text is to the question in meaning, at most 1. Without it, only words are compared. */
  readonly similarity?: (text: string) => number;
}

/** A heading that shares a word with the question raises the score of every quote below it a little. */
const HEADING_WEIGHT = 0.4;
/** Later passages are less likely to answer the question. */
const RANK_DECAY = 0.8;
/** Code repeats the names in the text around it, so its matches count less. */
const CODE_WEIGHT = 0.6;
/** Longer quotes share more words by chance. */
const TYPICAL_LENGTH = 16;
const EARLIER_WEIGHT = 0.5;
/** A sentence or a row that begins with what is asked for defines it. */
const DEFINITION_WEIGHT = 1.3;
/** How much the same meaning counts, beside all words of the question in common. */
const MEANING_WEIGHT = 2;
/** Characters of a quote that are compared with the question in meaning. */
const COMPARED = 400;
/** Characters of a quote that count as its beginning. */
const BEGINNING = 60;

/**
 * Scores quotes by the words and the meaning that they share with the question, and by what kind of answer it asks for. A word that few quotes have counts more. A passage that
 * has only some of the words of the question (one rare word, perhaps) counts less than one that has most of them.
 */
export function scoreQuotes(asked: Asked, passages: readonly FoundPassage[], quotes: readonly Quote[]): ScoredQuote[] {
  const language = comparedLanguage(asked.question, passages.map(({ text }) => text).join('\n'));
  const stems = quotes.map((quote) => stemsOf(quote.markdown, language));
  const weights = weightsOf(asked, stems, language);
  const headings = new Map(passages.map(({ number, heading }) => [number, stemsOf(heading, language)]));
  const ranks = new Map(passages.map(({ number }, rank) => [number, rank]));
  const shares = new Map(passages.map((passage) => [passage.number, shareOf(weights, passage, language)]));
  const asksFor = askedTypesOf(asked.question);
  const wantsAll = asksForAll(asked.question);
  const all = total(weights);
  return quotes.map((quote, index) => {
    const weight = quote.kind === 'code' ? CODE_WEIGHT : 1;
    const own = (weight * shared(weights, stems[index]!)) / Math.sqrt(1 + stems[index]!.size / TYPICAL_LENGTH);
    const above = shared(weights, headings.get(quote.passage)!) * HEADING_WEIGHT;
    const ofPassage = RANK_DECAY ** ranks.get(quote.passage)! * shares.get(quote.passage)!;
    const defines = quote.kind !== 'code' && beginsWithAsked(quote.markdown, weights, language) ? DEFINITION_WEIGHT : 1;
    const meaning = MEANING_WEIGHT * all * Math.max(0, asked.similarity?.(quote.markdown.slice(0, COMPARED)) ?? 0);
    const score = (own + above + meaning) * ofPassage * defines * fitOf(quote, asksFor);
    return { ...quote, score, isMeantWhole: above > own || wantsAll };
  });
}

function weightsOf(
  { question, earlierWords = [] }: Asked,
  documents: readonly ReadonlySet<string>[],
  language: string,
) {
  const earlier = [...stemsOf(earlierWords.join(' '), language)].map((stem) => [stem, EARLIER_WEIGHT] as const);
  const own = [...stemsOf(question, language)].map((stem) => [stem, 1] as const);
  return new Map([...earlier, ...own].map(([stem, weight]) => [stem, weight * rarity(stem, documents)]));
}

/** The share of the words of the question that the passage has, by their weights. */
function shareOf(
  weights: ReadonlyMap<string, number>,
  { page, heading, text }: FoundPassage,
  language: string,
): number {
  const all = total(weights);
  return all === 0 ? 1 : 0.5 + shared(weights, stemsOf(`${page} ${heading} ${text}`, language)) / all;
}

function total(weights: ReadonlyMap<string, number>): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

/** Whether the first word, as a whole, is asked for: `PORT`, and not `PORT=8080` or a longer name. */
function beginsWithAsked(markdown: string, weights: ReadonlyMap<string, number>, language: string): boolean {
  const [first = ''] = markdown
    .slice(0, BEGINNING)
    .replace(/^[|\s]+/, '')
    .split(/\s/, 1);
  const words = contentWords(first, language);
  return words.length > 0 && words.every(({ stem }) => weights.has(stem));
}

export function stemsOf(text: string, language?: string): Set<string> {
  return new Set(contentWords(text, language).map(({ stem }) => stem));
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
