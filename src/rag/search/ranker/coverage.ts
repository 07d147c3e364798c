import { RAREST, rarity } from '../../../text/everyday-words.js';
import { sectionKey } from '../../chunk.js';
import type { Lexicon } from '../../index-build.js';
import { questionTerms } from '../../lexical/question-terms.js';
import { termId } from '../../lexical/term-id.js';
import { missingNorm } from '../confidence.js';
import type { RankedLists } from '../fuse.js';
import { type ComparedHits, FEATURE_NAMES } from './features.js';
import type { CoverageWeights } from './ranker-weights.js';

/** The features of the best hit that say how near it is to the question, without those that compare it with other hits. */
const OF_BEST_HIT = [
  'dense',
  'headcos',
  'msScale',
  'msIdf',
  'msBoth',
  'msIdfUp',
  'lexAbs',
  'cov',
  'covAll',
  'covRar',
  'missing',
];
const COLUMNS = OF_BEST_HIT.map((name) => FEATURE_NAMES.indexOf(name));

/** Those of the best hit, and what its section and the corpus lack of the question. */
export const COVERAGE_NAMES: readonly string[] = [...OF_BEST_HIT, 'missingNorm', 'terms', 'unknown', 'unknownShare'];

/** A question with its hits, after the hits were compared with it. */
export interface ComparedSearch extends ComparedHits {
  readonly query: string;
  readonly lists: RankedLists;
  readonly lexicon: Lexicon;
}

/** The values of `COVERAGE_NAMES`. @param sums the weighted sums of the hits; there must be one. */
export function coverageValues(
  { query, hits, values, lists, lexicon }: ComparedSearch,
  sums: readonly number[],
): number[] {
  const best = sums.indexOf(Math.max(...sums));
  const key = sectionKey(hits[best]!.chunk);
  const section = [...lists.dense, ...lists.sparse]
    .map(({ chunk }) => chunk)
    .filter((chunk) => sectionKey(chunk) === key);
  const terms = questionTerms(query, lexicon).map(({ term }) => ({
    rarity: rarity(term),
    known: lexicon.frequencies.has(termId(term)),
  }));
  const mass = terms.reduce((sum, term) => sum + term.rarity, 0);
  const unknown = terms.reduce((sum, term) => sum + (term.known ? 0 : term.rarity), 0);
  return [
    ...COLUMNS.map((column) => values[best]![column]!),
    missingNorm(query, section, lexicon),
    Math.log(1 + terms.length),
    unknown / RAREST,
    unknown / (mass || 1),
  ];
}

/** The logarithm of the odds that the best hit answers the question. */
export function coverageSum(values: readonly number[], { bias, features }: CoverageWeights): number {
  return features.reduce((sum, { mean, deviation, weight }, index) => {
    return sum + (weight * (values[index]! - mean)) / deviation;
  }, bias);
}
