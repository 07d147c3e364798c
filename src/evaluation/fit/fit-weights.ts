import { FEATURE_NAMES } from '../../rag/search/ranker/features.js';
import type { FeatureWeight } from '../../rag/search/ranker/ranker-weights.js';
import type { ComparedQuestion, ComparedSet } from './compared-set.js';
import { minimum } from './minimum.js';
import { scalesOf, standardized } from './standardized.js';

/** How much the squares of the weights count beside the questions. */
const SHRINKAGE = 0.005;

/** A question whose answer is among its hits. */
interface Example {
  /** The standardized features of all hits, one hit after the other. */
  readonly rows: Float32Array;
  readonly isAnswer: readonly boolean[];
}

/**
 * Fits the weights of the ranker to sets of questions. Each question gives its hits probabilities (softmax of the weighted
 * sums); the weights minimize the mean of -ln(the sum of the probabilities of all hits that answer it), plus
 * `SHRINKAGE` times the sum of their squares. The same sets always give the same weights.
 */
export function fitWeights(sets: readonly ComparedSet[]): FeatureWeight[] {
  const questions = sets.flatMap((set) => set.questions);
  const scales = scalesOf(questions.flatMap(({ values }) => values));
  const examples = questions.flatMap((question) => {
    const isAnswer = answering(question);
    return isAnswer.includes(true) ? [{ isAnswer, rows: standardized(question.values, scales) }] : [];
  });
  const weights = minimum(FEATURE_NAMES.length, (current) => gradientOf(examples, current));
  return FEATURE_NAMES.map((name, index) => ({
    name,
    mean: decimal(scales[index]!.mean),
    deviation: decimal(scales[index]!.deviation),
    weight: decimal(weights[index]!),
  }));
}

function answering({ hits, answers }: ComparedQuestion): boolean[] {
  return hits.map((hit) => answers.some((section) => section.has(hit)));
}

function gradientOf(examples: readonly Example[], weights: Float64Array): Float64Array {
  const gradient = new Float64Array(weights.length);
  for (const example of examples) addGradient(gradient, example, weights);
  return gradient.map((sum, index) => sum / Math.max(1, examples.length) + 2 * SHRINKAGE * weights[index]!);
}

/** The gradient of -ln(p of the answers): for each hit its probability less that among the answers, times its features. */
function addGradient(gradient: Float64Array, { rows, isAnswer }: Example, weights: Float64Array): void {
  const width = weights.length;
  const sums = isAnswer.map((_, hit) => product(rows, hit * width, weights));
  const best = Math.max(...sums);
  const odds = sums.map((sum) => Math.exp(sum - best));
  const all = total(odds);
  const right = total(odds.filter((_, hit) => isAnswer[hit]));
  for (const [hit, odd] of odds.entries()) {
    const push = odd / all - (isAnswer[hit] ? odd / right : 0);
    for (let column = 0; column < width; column += 1) gradient[column]! += push * rows[hit * width + column]!;
  }
}

function product(rows: Float32Array, start: number, weights: Float64Array): number {
  let sum = 0;
  for (let column = 0; column < weights.length; column += 1) sum += weights[column]! * rows[start + column]!;
  return sum;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function decimal(value: number): number {
  return Number(value.toFixed(6));
}
