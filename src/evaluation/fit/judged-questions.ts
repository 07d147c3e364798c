import { COVERAGE_NAMES, coverageValues } from '../../rag/search/ranker/coverage.js';
import { weightedSums } from '../../rag/search/ranker/linear-ranker.js';
import type { FeatureWeight } from '../../rag/search/ranker/ranker-weights.js';
import { WORD_COVERAGE_NAMES } from '../../rag/search/word-coverage.js';
import type { ComparedQuestion, ComparedSet } from './compared-set.js';
import { fitCoverage, type JudgedQuestion } from './fit-coverage.js';
import type { UnseenSet } from './leave-one-out.js';

/** Fits the confidence in the best hit of the ranker. @param unseen for each set, the weights of the ranker without it. */
export function fitRankedCoverage(
  sets: readonly ComparedSet[],
  features: readonly FeatureWeight[],
  unseen: readonly Pick<UnseenSet, 'name' | 'features'>[],
): ReturnType<typeof fitCoverage> {
  const without = new Map(unseen.map((set) => [set.name, set.features]));
  return fitCoverage(namesOf(sets), COVERAGE_NAMES, (set) => {
    const ranker = set === undefined ? features : without.get(set)!;
    return judged(sets, (question) => coverageValues(question, weightedSums(question.values, { features: ranker })));
  });
}

/** Fits the confidence in the best hit of the search by words. */
export function fitWordCoverage(sets: readonly ComparedSet[]): ReturnType<typeof fitCoverage> {
  const questions = judged(sets, ({ wordValues }) => wordValues);
  return fitCoverage(namesOf(sets), WORD_COVERAGE_NAMES, () => questions);
}

/** The questions that have hits. */
function judged(
  sets: readonly ComparedSet[],
  valuesOf: (question: ComparedQuestion) => readonly number[],
): JudgedQuestion[] {
  return sets.flatMap(({ name, questions }) =>
    questions
      .filter(({ hits }) => hits.length > 0)
      .map((question) => ({
        set: name,
        isAnswerable: question.kind !== 'unanswerable',
        values: valuesOf(question),
      })),
  );
}

function namesOf(sets: readonly ComparedSet[]): string[] {
  return sets.map(({ name }) => name);
}
