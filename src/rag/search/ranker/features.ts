import { RAREST } from '../../../text/everyday-words.js';
import type { IndexHit } from '../../vector-index.js';
import type { AskedQuestion, AskedWords, NearWords } from './asked-question.js';
import { type Candidate, dotProduct, type ListRanges, type Standing } from './candidates.js';
import type { ChunkView } from './chunk-views.js';

/** A number that says something about how well a candidate answers a question. */
type Feature = (candidate: Candidate, question: AskedQuestion, ranges: ListRanges) => number;

/** Similarities that differ less than this over the whole list are not scaled up. */
const LEAST_RANGE = 0.1;
/** The highest saturated frequency of a term, times its weight in the question, is the most that the term can add. */
const MOST_PER_TERM = 2.2;
/** Added to a rank, so that the first places do not count much more than the next. */
const RANK_OFFSET = 5;

/** How far from the middle of a range of cosines a word still counts about half. */
const RANGE_WIDTH = 0.1;

/** The features of the ranker by the name that the files of weights use. After a change, the weights must be fitted again. */
export const FEATURES: Readonly<Record<string, Feature>> = {
  // Similarity of meaning: to the whole chunk, to its titles, to its heading, and word by word.
  dense: ({ meaning }) => meaning.score,
  denseN: meaningInList,
  headcos: ({ view }, { vector }) => dotProduct(vector, view.titlesVector),
  owncos: ({ view }, { vector }) => dotProduct(vector, view.headingVector),
  msScale: ({ near }, question) => question.meanOf(near().nearest, 'scale'),
  msIdf: ({ near }, question) => question.meanOf(near().nearest, 'idf'),
  msBoth: ({ near }, question) => question.meanOf(near().nearest, 'both'),
  msIdfUp: ({ nearTitles }, question) => question.meanOf(nearTitles().nearest, 'idf'),
  msIdfH: ({ nearHeading }, question) => question.meanOf(nearHeading().nearest, 'idf'),
  // How many words of the question have the same word in the text, or one at about this cosine, and how often they are near.
  near100: ({ near }, question) => shareAt(1, near(), question),
  near80: ({ near }, question) => shareAt(0.8, near(), question),
  near60: ({ near }, question) => shareAt(0.6, near(), question),
  near40: ({ near }, question) => shareAt(0.4, near(), question),
  often50: ({ near }, question) => question.meanOf(near().close.map(Math.log1p), 'both'),
  often30: ({ near }, question) => question.meanOf(near().loose.map(Math.log1p), 'both'),
  // Shared words: the score of the search by words, and how much of the question the chunk and its titles contain.
  lexN: wordsInList,
  lexAbs: ({ words }, { knownMass }) => words.score / (knownMass * MOST_PER_TERM),
  cov: ({ view }, question) => knownShare(question, view.terms),
  covH: ({ view }, question) => knownShare(question, view.headingTerms),
  covUp: ({ view }, question) => knownShare(question, view.titleTerms),
  covAll: ({ view }, { terms, mass }) => total(terms.map(({ id, idf }) => (view.terms.has(id) ? idf : 0))) / mass,
  covRar: ({ view }, { terms, rarityMass }) =>
    total(terms.map(({ id, rarity }) => (view.terms.has(id) ? rarity : 0))) / rarityMass,
  missing: ({ view }, { terms }) =>
    Math.max(0, ...terms.map(({ id, rarity }) => (view.terms.has(id) ? 0 : rarity))) / RAREST,
  missingIdf: ({ view }, { terms, highestIdf }) =>
    Math.max(0, ...terms.map(({ id, idf, known }) => (known && !view.terms.has(id) ? idf : 0))) / highestIdf,
  // The page of the chunk.
  pdOther: ({ meaning }) => bestOther(meaning),
  pd3: ({ meaning: { page } }) => {
    const [first = 0, second = first, third = second] = page;
    return (first + second + third) / 3;
  },
  plOther: ({ words }, _question, { bestWords }) => bestOther(words) / bestWords,
  pl3: ({ words: { page } }, _question, { bestWords }) => total(page.slice(0, 3)) / 3 / bestWords,
  p20d: ({ meaning }) => meaning.shareOfBest,
  p20l: ({ words }) => words.shareOfBest,
  dGap: ({ meaning }) => meaning.score - (meaning.page[0] ?? 0),
  lGap: ({ words }, _question, { bestWords }) => (words.score - (words.page[0] ?? 0)) / bestWords,
  // Both lists together.
  rrfD: ({ meaning }) => reciprocalRank(meaning),
  rrfL: ({ words }) => reciprocalRank(words),
  prod: (...given) => meaningInList(...given) * wordsInList(...given),
  max: (...given) => Math.max(meaningInList(...given), wordsInList(...given)),
  // The chunk, whatever the question is.
  loglen: ({ view }) => view.logLength,
  headlen: ({ view }) => Math.log1p(view.headingTerms.size),
  code: ({ view }) => Math.min(view.codeBlocks, 3),
  pos: ({ hit }) => Math.min(hit.chunk.position, 5),
};

export const FEATURE_NAMES: readonly string[] = Object.keys(FEATURES);

/** Hits of one phrasing, each with one value for each of `FEATURE_NAMES`. */
export interface ComparedHits {
  readonly hits: readonly IndexHit[];
  readonly values: readonly (readonly number[])[];
  readonly views: readonly ChunkView[];
  /** For each hit, the cosine of each word of the question with the nearest word of its text. */
  readonly nearest: readonly (readonly number[])[];
  readonly asked: AskedWords;
}

/**
 * The share of the words of the question whose nearest word is at about this cosine, by their weights: a range without sharp
 * limits (Xiong, Dai, Callan, Liu, Power: End-to-end neural ad-hoc ranking with kernel pooling, 2017).
 */
function shareAt(middle: number, { nearest }: NearWords, question: AskedQuestion): number {
  const shares = nearest.map((cosine) => Math.exp(-((cosine - middle) ** 2) / (2 * RANGE_WIDTH ** 2)));
  return question.meanOf(shares, 'both');
}

function meaningInList({ meaning }: Candidate, _question: AskedQuestion, ranges: ListRanges): number {
  const { bestMeaning, lowestMeaning } = ranges;
  return (meaning.score - lowestMeaning) / Math.max(bestMeaning - lowestMeaning, LEAST_RANGE);
}

function wordsInList({ words }: Candidate, _question: AskedQuestion, { bestWords }: ListRanges): number {
  return words.score / bestWords;
}

function knownShare({ terms, knownMass }: AskedQuestion, present: ReadonlySet<number>): number {
  return total(terms.map(({ id, idf, known }) => (known && present.has(id) ? idf : 0))) / knownMass;
}

/** The best score on the page, without the chunk itself if it is the best. */
function bestOther({ rank, score, page }: Standing): number {
  const isBest = rank !== undefined && score >= (page[0] ?? 0) - ROUNDING;
  return page[isBest ? 1 : 0] ?? 0;
}

/** Stores compute with 32 bits. */
const ROUNDING = 1e-3;

function reciprocalRank({ rank }: Standing): number {
  return rank === undefined ? 0 : 1 / (RANK_OFFSET + rank);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
