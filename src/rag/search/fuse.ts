import { sectionKey } from '../chunk.js';
import type { EmbedderProfile } from '../embedder-profile.js';
import type { IndexHit } from '../vector-index.js';

const PRECISION = 100_000;

/** What one phrasing found, by meaning and by words. */
export interface RankedLists {
  readonly dense: readonly IndexHit[];
  readonly sparse: readonly IndexHit[];
}

/**
 * A convex combination of both scores, which keeps what reciprocal ranks forget: by how much one hit is better than the
 * next (Bruch, Gai, Ingber: An analysis of fusion functions for hybrid retrieval, 2023). Word scores are divided by the
 * best; similarities, which are never near 0, are stretched over the list, as far as they differ enough to tell anything.
 * Phrasings count alike. Scores are in 0 … 1.
 */
export function fuse(lists: readonly RankedLists[], { denseWeight, usualRange }: EmbedderProfile): IndexHit[] {
  const fused = new Map<string, IndexHit>();
  const add = ({ chunk }: IndexHit, share: number) => {
    fused.set(chunk.id, { chunk, score: (fused.get(chunk.id)?.score ?? 0) + share / lists.length });
  };
  for (const { dense, sparse } of lists) {
    const best = sparse[0]?.score ?? 1;
    for (const hit of sparse) add(hit, (1 - denseWeight) * (hit.score / best));
    const highest = dense[0]?.score ?? 1;
    const range = Math.max(highest - (dense.at(-1)?.score ?? 0), usualRange);
    const lowest = highest - range;
    for (const hit of dense) add(hit, denseWeight * ((hit.score - lowest) / range));
  }
  return byScore([...fused.values()].map(({ chunk, score }) => ({ chunk, score: rounded(score) })));
}

/**
 * Stores compute in 32 bits, each in its own order: what differs beyond the fifth place is a tie. The farthest hit has a
 * score above 0 too, so that multiplying it keeps an order.
 */
function rounded(score: number): number {
  return Math.max(1, Math.round(score * PRECISION)) / PRECISION;
}

/** Best first; ties by id, so that the order is the same in every store. */
export function byScore(hits: readonly IndexHit[]): IndexHit[] {
  return hits.toSorted((left, right) => right.score - left.score || (left.chunk.id < right.chunk.id ? -1 : 1));
}

/** Only the best stretch of every section, so that a long section does not push the others out. Keeps the order. */
export function onePerSection(hits: readonly IndexHit[]): IndexHit[] {
  const seen = new Set<string>();
  return hits.filter(({ chunk }) => {
    const key = sectionKey(chunk);
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}
