import { dotProduct } from './candidates.js';
import type { RankedHit, RankedQuestion, WeighedTerm } from './ranked-question.js';

/** A number that says something about whether the best hit answers the question. */
type CoverageFeature = (question: RankedQuestion) => number;

/** How much a word of the question counts. */
type TermWeight = (term: WeighedTerm) => number;

const AGREEING = 5;
const BEST = 5;
const TOGETHER = 10;
/** Characters. A shorter or longer question counts as this long: the sets have few such questions. */
const SHORTEST = 40;
const LONGEST = 120;

/**
 * The features of the confidence by the name that the files of weights use. None depends on the size of the corpus. After a
 * change, the weights must be fitted again.
 */
export const COVERAGE: Readonly<Record<string, CoverageFeature>> = {
  // The best hit, as the ranker sees it.
  missing: ({ best }) => best.feature('missing'),
  pl3: ({ best }) => best.feature('pl3'),
  // The words that are in its titles and its section, and the rarest one that the section lacks.
  titles: ({ terms, best }) => share(terms, inTitles(best), both),
  sectionHas: ({ terms, section }) => share(terms, inAny(section), ({ special }) => special ** 2),
  sectionLacks: ({ terms, section }) => rarest(terms, inAny(section)),
  // The nearness of words in meaning: on its page, elsewhere, and the word that the best hits have least of.
  pageNear: (question) => nearness(question, nearestIn(question.page)),
  elsewhere: (question) => nearness(question, nearestIn(question.hits)) - nearness(question, question.best.nearest),
  bestLack: ({ search, hits }) => {
    const nearest = nearestIn(hits.slice(0, BEST));
    return Math.max(0, ...search.asked.rowWeights.map((weight, index) => weight * (1 - nearest[index]!)));
  },
  // All hits: headings, the best ones together, and whether both searches agree.
  headings: ({ hits }) => Math.max(...hits.map((hit) => hit.feature('owncos'))),
  together: ({ search, hits }) => cosineWithMean(search.asked.vector, hits.slice(0, TOGETHER)),
  agreement: ({ search: { lists } }) => {
    const found = new Set(lists.dense.slice(0, AGREEING).map(({ chunk }) => chunk.id));
    return lists.sparse.slice(0, AGREEING).filter(({ chunk }) => found.has(chunk.id)).length / AGREEING;
  },
  // The question: how rare its words are, the most special one that the corpus lacks, and its length.
  idf: ({ terms }) => total(terms.map(({ idf }) => idf)) / Math.max(1, terms.length),
  unknown: ({ terms }) => Math.max(0, ...terms.map(({ known, special }) => (known ? 0 : special))),
  length: ({ search: { query } }) => Math.log(Math.min(LONGEST, Math.max(SHORTEST, query.length))),
};

const both: TermWeight = ({ rarity, idf }) => rarity * idf;

/** The share of the question's words that are present; 0 for a question without a word that counts. */
function share(terms: readonly WeighedTerm[], isPresent: (term: WeighedTerm) => boolean, weightOf: TermWeight): number {
  const present = total(terms.map((term) => (isPresent(term) ? weightOf(term) : 0)));
  return present / (total(terms.map(weightOf)) || 1);
}

/** The rarity of the rarest word that is not present. */
function rarest(terms: readonly WeighedTerm[], isPresent: (term: WeighedTerm) => boolean): number {
  return Math.max(0, ...terms.map((term) => (isPresent(term) ? 0 : term.rarity)));
}

function inAny(hits: readonly RankedHit[]): (term: WeighedTerm) => boolean {
  return ({ id }) => hits.some(({ view }) => view.terms.has(id));
}

function inTitles({ view }: RankedHit): (term: WeighedTerm) => boolean {
  return ({ id }) => view.headingTerms.has(id) || view.titleTerms.has(id);
}

/** For each word of the question, the cosine with the nearest word of all these hits. */
function nearestIn(hits: readonly RankedHit[]): number[] {
  const [first] = hits;
  return first!.nearest.map((_, index) => Math.max(...hits.map(({ nearest }) => nearest[index]!)));
}

function nearness({ search }: RankedQuestion, nearest: readonly number[]): number {
  const { rowWeights } = search.asked;
  return total(rowWeights.map((weight, index) => weight * nearest[index]!)) / (total(rowWeights) || 1);
}

/** The cosine of the question with the mean of the vectors of hits. */
function cosineWithMean(question: Float32Array, hits: readonly RankedHit[]): number {
  const sum = new Float32Array(question.length);
  for (const { view } of hits) for (const [d, value] of view.vector.entries()) sum[d]! += value;
  return dotProduct(question, sum) / (Math.sqrt(dotProduct(sum, sum)) || 1);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
