import type { FeatureWeight } from '../../rag/search/ranker/ranker-weights.js';
import { mean, meanMetrics, type RankMetrics } from '../metrics.js';
import type { ComparedSet } from './compared-set.js';
import { fitWeights } from './fit-weights.js';
import { rankByWeights } from './rank-by-weights.js';

/** The metrics of a set whose questions were ranked by weights that were fitted on the other sets. */
export interface UnseenSet {
  readonly name: string;
  /** The weights of the other sets. */
  readonly features: readonly FeatureWeight[];
  readonly overall: RankMetrics;
  /** recall@5 by kind of question. */
  readonly recallByKind: Readonly<Record<string, number>>;
}

/** Ranks each set by weights that were fitted on all others: how good the weights are for documentation that they have not seen. */
export function leaveOneOut(sets: readonly ComparedSet[]): UnseenSet[] {
  return sets.map((set) => {
    const features = fitWeights(sets.filter((other) => other !== set));
    const ranked = set.questions
      .filter(({ kind }) => kind !== 'unanswerable')
      .map((question) => ({ kind: question.kind, ...rankByWeights(question, features) }));
    const kinds = [...new Set(ranked.map(({ kind }) => kind))];
    const recallOf = (wanted: string) =>
      mean(ranked.filter(({ kind }) => kind === wanted).map(({ recallAt5 }) => recallAt5));
    return {
      name: set.name,
      features,
      overall: meanMetrics(ranked),
      recallByKind: Object.fromEntries(kinds.map((kind) => [kind, recallOf(kind)])),
    };
  });
}
