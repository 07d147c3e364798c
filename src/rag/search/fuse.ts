import type { IndexHit } from '../vector-index.js';

/** One ranking and how much it counts. */
export interface Ranking {
  readonly hits: readonly IndexHit[];
  readonly weight: number;
}

/** Softens the difference between the first ranks (Cormack, Clarke, Büttcher: Reciprocal rank fusion, 2009). */
const RANK_CONSTANT = 60;

/** Weighted reciprocal rank fusion. Scores are in 0 … 1: 1 is first in every ranking. */
export function fuse(rankings: readonly Ranking[]): IndexHit[] {
  const total = rankings.reduce((sum, ranking) => sum + ranking.weight, 0);
  const fused = new Map<string, IndexHit>();
  for (const { hits, weight } of rankings) {
    for (const [rank, { chunk }] of hits.entries()) {
      const share = ((weight / total) * (RANK_CONSTANT + 1)) / (RANK_CONSTANT + rank + 1);
      fused.set(chunk.id, { chunk, score: (fused.get(chunk.id)?.score ?? 0) + share });
    }
  }
  return byScore([...fused.values()]);
}

/** Best first; ties by id, so that the order is the same in every store. */
export function byScore(hits: readonly IndexHit[]): IndexHit[] {
  return hits.toSorted((left, right) => right.score - left.score || (left.chunk.id < right.chunk.id ? -1 : 1));
}
