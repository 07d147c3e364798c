import { boostNearby } from '../../rag/search/boost.js';
import { byScore, onePerSection, rounded } from '../../rag/search/fuse.js';
import { scoredBySums, weightedSums } from '../../rag/search/ranker/linear-ranker.js';
import type { FeatureWeight } from '../../rag/search/ranker/ranker-weights.js';
import { RANK_AT, type RankMetrics, rankMetrics, rankOf } from '../metrics.js';
import type { ComparedQuestion } from './compared-set.js';

/** The metrics of a question whose hits are ranked by weights, in the same way as the server ranks them. */
export function rankByWeights(question: ComparedQuestion, features: readonly FeatureWeight[]): RankMetrics {
  const { hits, values, answers, request } = question;
  const scored = scoredBySums(hits, weightedSums(values, { features }));
  const ordered = byScore(scored.map(({ chunk, score }) => ({ chunk, score: rounded(score) })));
  const shown = byScore(boostNearby(onePerSection(ordered), request)).slice(0, RANK_AT);
  const answerIds = answers.map((section) => new Set([...section].map(({ chunk }) => chunk.id)));
  return rankMetrics(answerIds.map((ids) => rankOf(shown.findIndex(({ chunk }) => ids.has(chunk.id)))));
}
