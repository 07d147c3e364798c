import { coverageSum } from '../../rag/search/ranker/coverage.js';
import type { CoverageWeights } from '../../rag/search/ranker/ranker-weights.js';
import { mean, percentile, separation } from '../metrics.js';
import { minimum } from './minimum.js';
import { scalesOf, standardized } from './standardized.js';

const SHRINKAGE = 0.01;
/** Shares of the answerable questions of unseen sets that get less than the two confidences that matter. */
const REFUSED = 0.05;
const UNCERTAIN = 0.2;
/** ln(0.15 / 0.85): the confidence from which on a question is not refused. */
const ODDS_OF_REFUSED = -1.7346;

/** A question with the values of the features of the confidence. */
export interface JudgedQuestion {
  readonly set: string;
  readonly isAnswerable: boolean;
  readonly values: readonly number[];
}

/** How well the confidence tells the questions apart that it has not seen. Shares are between 0 and 1. */
export interface CoverageReport {
  /** The mean of all sets, and of each set that has questions of both kinds. */
  readonly auroc: number;
  readonly aurocOf: ReadonlyMap<string, number>;
  /** Of the answerable questions that are refused or uncertain, and of the unanswerable ones. */
  readonly answerable: readonly [refused: number, uncertain: number];
  readonly unanswerable: readonly [refused: number, uncertain: number];
}

/**
 * Fits the confidence to sets, and sets its two limits by what each set gets from weights that were fitted on the others.
 * @param questionsWithout the questions of all sets, ranked by weights that have not seen one of the sets.
 */
export function fitCoverage(
  sets: readonly string[],
  names: readonly string[],
  questionsWithout: (set?: string) => readonly JudgedQuestion[],
): { readonly weights: CoverageWeights; readonly report: CoverageReport } {
  const sums = sets.flatMap((name) => {
    const asked = questionsWithout(name);
    const weights = logistic(
      asked.filter(({ set }) => set !== name),
      names,
    );
    return asked.filter(({ set }) => set === name).map((one) => ({ ...one, sum: coverageSum(one.values, weights) }));
  });
  const sumsOf = (answerable: boolean, among = sums) =>
    among.filter(({ isAnswerable }) => isAnswerable === answerable).map(({ sum }) => sum);
  const [answerable, unanswerable] = [sumsOf(true), sumsOf(false)];
  const [refused, uncertain] = [percentile(answerable, REFUSED), percentile(answerable, UNCERTAIN)];
  const aurocOf = new Map<string, number>();
  for (const name of sets) {
    const ofSet = sums.filter(({ set }) => set === name);
    const separated = separation(sumsOf(true, ofSet), sumsOf(false, ofSet));
    if (separated) aurocOf.set(name, separated.auroc);
  }
  const sharesOf = (all: readonly number[]) =>
    [below(all, refused), below(all, uncertain) - below(all, refused)] as const;
  return {
    weights: calibrated(logistic(questionsWithout(), names), refused, uncertain),
    report: {
      auroc: mean([...aurocOf.values()]),
      aurocOf,
      answerable: sharesOf(answerable),
      unanswerable: sharesOf(unanswerable),
    },
  };
}

/** Logistic regression in which both kinds of questions weigh the same. */
function logistic(asked: readonly JudgedQuestion[], names: readonly string[]): CoverageWeights {
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
  const features = scales.map((scale, index) => ({ name: names[index]!, ...scale, weight: point[index]! }));
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
