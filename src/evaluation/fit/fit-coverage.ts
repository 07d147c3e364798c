import { COVERAGE_NAMES, coverageSum, coverageValues } from '../../rag/search/ranker/coverage.js';
import { weightedSums } from '../../rag/search/ranker/linear-ranker.js';
import type { CoverageWeights, FeatureWeight } from '../../rag/search/ranker/ranker-weights.js';
import { mean, percentile, separation } from '../metrics.js';
import type { ComparedSet } from './compared-set.js';
import { minimum } from './minimum.js';
import { scalesOf, standardized } from './standardized.js';

const SHRINKAGE = 0.01;
/** Shares of the answerable questions of unseen sets that get less than the two confidences that matter. */
const REFUSED = 0.05;
const UNCERTAIN = 0.2;
/** ln(0.15 / 0.85): the confidence from which on a question is not refused. */
const ODDS_OF_REFUSED = -1.7346;

/** A question whose hits were ranked. */
interface RankedQuestion {
  readonly set: string;
  readonly isAnswerable: boolean;
  readonly values: readonly number[];
}

/** How well the confidence tells the questions apart that it has not seen. Shares are between 0 and 1. */
export interface CoverageReport {
  /** The mean of all sets. */
  readonly auroc: number;
  /** Of the answerable questions that are refused or uncertain, and of the unanswerable ones. */
  readonly answerable: readonly [refused: number, uncertain: number];
  readonly unanswerable: readonly [refused: number, uncertain: number];
}

/** Fits the confidence to sets, and sets its two limits by what each set gets from weights that were fitted on the others. */
export function fitCoverage(
  sets: readonly ComparedSet[],
  ranker: readonly FeatureWeight[],
): { readonly weights: CoverageWeights; readonly report: CoverageReport } {
  const asked = sets.flatMap((set) => rankedQuestions(set, ranker));
  const unseen = sets.flatMap(({ name }) => {
    const weights = logistic(asked.filter(({ set }) => set !== name));
    return asked.filter(({ set }) => set === name).map((one) => ({ ...one, sum: coverageSum(one.values, weights) }));
  });
  const answerable = unseen.filter(({ isAnswerable }) => isAnswerable).map(({ sum }) => sum);
  const unanswerable = unseen.filter(({ isAnswerable }) => !isAnswerable).map(({ sum }) => sum);
  const [refused, uncertain] = [percentile(answerable, REFUSED), percentile(answerable, UNCERTAIN)];
  const aurocs = sets.flatMap(({ name }) => {
    const sumsOf = (wanted: boolean) =>
      unseen.filter(({ set, isAnswerable }) => set === name && isAnswerable === wanted).map(({ sum }) => sum);
    return separation(sumsOf(true), sumsOf(false))?.auroc ?? [];
  });
  const sharesOf = (sums: readonly number[]) =>
    [below(sums, refused), below(sums, uncertain) - below(sums, refused)] as const;
  return {
    weights: calibrated(logistic(asked), refused, uncertain),
    report: { auroc: mean(aurocs), answerable: sharesOf(answerable), unanswerable: sharesOf(unanswerable) },
  };
}

function rankedQuestions({ name, questions }: ComparedSet, features: readonly FeatureWeight[]): RankedQuestion[] {
  return questions
    .filter(({ hits }) => hits.length > 0)
    .map((question) => ({
      set: name,
      isAnswerable: question.kind !== 'unanswerable',
      values: coverageValues(question, weightedSums(question.values, { features })),
    }));
}

/** Logistic regression in which both kinds of questions weigh the same. */
function logistic(asked: readonly RankedQuestion[]): CoverageWeights {
  const rows = asked.map(({ values }) => values);
  const scales = scalesOf(rows);
  const flat = standardized(rows, scales);
  const width = scales.length;
  const yes = asked.filter(({ isAnswerable }) => isAnswerable).length;
  const gradientAt = (point: Float64Array) => {
    const gradient = point.map((weight, column) => (column < width ? 2 * SHRINKAGE * weight : 0));
    for (const [index, { isAnswerable }] of asked.entries()) {
      let sum = point[width]!;
      for (let column = 0; column < width; column += 1) sum += point[column]! * flat[index * width + column]!;
      const weight = 0.5 / (isAnswerable ? yes : asked.length - yes);
      const error = weight * (1 / (1 + Math.exp(-sum)) - (isAnswerable ? 1 : 0));
      for (let column = 0; column < width; column += 1) gradient[column]! += error * flat[index * width + column]!;
      gradient[width]! += error;
    }
    return gradient;
  };
  const point = minimum(width + 1, gradientAt);
  const features = scales.map((scale, index) => ({ name: COVERAGE_NAMES[index]!, ...scale, weight: point[index]! }));
  return { bias: point[width]!, features };
}

/** The same order of questions, with the odds of the two limits at the confidences that they stand for. */
function calibrated({ bias, features }: CoverageWeights, refused: number, uncertain: number): CoverageWeights {
  const stretch = uncertain > refused ? ODDS_OF_REFUSED / (refused - uncertain) : 1;
  return {
    bias: decimal((bias - uncertain) * stretch),
    features: features.map(({ name, mean: middle, deviation, weight }) => ({
      name,
      mean: decimal(middle),
      deviation: decimal(deviation),
      weight: decimal(weight * stretch),
    })),
  };
}

function decimal(value: number): number {
  return Number(value.toFixed(6));
}

function below(sums: readonly number[], limit: number): number {
  return sums.filter((sum) => sum < limit).length / Math.max(1, sums.length);
}
