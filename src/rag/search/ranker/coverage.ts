import { COVERAGE } from './coverage-features.js';
import { type ComparedSearch, rankedQuestion } from './ranked-question.js';
import type { CoverageWeights } from './ranker-weights.js';

export const COVERAGE_NAMES: readonly string[] = Object.keys(COVERAGE);

/** A value further from the mean than this many deviations counts as this far. */
const FARTHEST = 4;

/** The values of `COVERAGE_NAMES`. @param sums the weighted sums of the hits; there must be one. */
export function coverageValues(search: ComparedSearch, sums: readonly number[]): number[] {
  const question = rankedQuestion(search, sums);
  return COVERAGE_NAMES.map((name) => COVERAGE[name]!(question));
}

/** The logarithm of the odds that the best hit answers the question. */
export function coverageSum(values: readonly number[], { bias, features }: CoverageWeights): number {
  return features.reduce((sum, { mean, deviation, weight }, index) => {
    const distance = (values[index]! - mean) / deviation;
    return sum + weight * Math.max(-FARTHEST, Math.min(FARTHEST, distance));
  }, bias);
}
