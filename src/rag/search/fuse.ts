import { sectionKey } from '../chunk.js';
import type { EmbedderProfile } from '../embedder-profile.js';
import type { IndexHit } from '../vector-index.js';

const PRECISION = 100_000;

/** The hits of one phrasing: by meaning (`dense`) and by words (`sparse`), best first. */
export interface RankedLists {
  readonly dense: readonly IndexHit[];
  readonly sparse: readonly IndexHit[];
}

/**
 * Combines the lists by a weighted sum of both scores. Unlike a fusion of ranks, it keeps by how much one hit is better than
 * the next (Bruch, Gai, Ingber: An analysis of fusion functions for hybrid retrieval, 2023). Word scores are divided by the
 * best one. Similarities are never near 0, so the range of a list is scaled to 0 … 1, unless it is smaller than
 * `usualRange`. All phrasings have the same weight. Scores are in 0 … 1.
 */
export function fuse(lists: readonly RankedLists[], { denseWeight, usualRange }: EmbedderProfile): IndexHit[] {
  const fused = new Map<string, IndexHit>();
  const add = ({ chunk }: IndexHit, share: number) => {
    fused.set(chunk.id, { chunk, score: (fused.get(chunk.id)?.score ?? 0) + share / lists.length });
  };
  for (const { dense, sparse: found } of lists) {
    const sparse = dense.length > 0 ? found : withPages(found);
    const best = sparse[0]?.score ?? 1;
    for (const hit of sparse) add(hit, (1 - denseWeight) * (hit.score / best));
    const highest = dense[0]?.score ?? 1;
    const range = Math.max(highest - (dense.at(-1)?.score ?? 0), usualRange);
    const lowest = highest - range;
    for (const hit of dense) add(hit, denseWeight * ((hit.score - lowest) / range));
  }
  return byScore([...fused.values()].map(({ chunk, score }) => ({ chunk, score: rounded(score) })));
}

/** Shares of the best and the second best score among the other hits of its page that are added to a hit. Measured in six languages. */
const SHARES_OF_PAGE = [0.7, 0.2] as const;

/**
 * Hits of a search by words alone, best first. A hit on a page with other good hits has a higher score: the words of a
 * question are often spread over the sections of a page.
 */
function withPages(hits: readonly IndexHit[]): IndexHit[] {
  const ofPages = new Map<string, IndexHit[]>();
  for (const hit of hits) {
    const best = ofPages.get(hit.chunk.file) ?? [];
    if (best.length <= SHARES_OF_PAGE.length) ofPages.set(hit.chunk.file, [...best, hit]);
  }
  return byScore(
    hits.map((hit) => {
      const others = ofPages.get(hit.chunk.file)!.filter((other) => other !== hit);
      const added = SHARES_OF_PAGE.map((share, index) => share * (others[index]?.score ?? 0));
      return { chunk: hit.chunk, score: added.reduce((sum, score) => sum + score, hit.score) };
    }),
  );
}

/**
 * Stores compute with 32 bits and in different orders, so scores are rounded to five decimal places. The lowest score is
 * above 0, so that a boost changes it too.
 */
export function rounded(score: number): number {
  return Math.max(1, Math.round(score * PRECISION)) / PRECISION;
}

/** Best first. Equal scores are ordered by id, so that the order is the same in every store. */
export function byScore(hits: readonly IndexHit[]): IndexHit[] {
  return hits.toSorted((left, right) => right.score - left.score || (left.chunk.id < right.chunk.id ? -1 : 1));
}

/** Keeps only the best chunk of every section, so that a long section does not displace the others. Keeps the order. */
export function onePerSection(hits: readonly IndexHit[]): IndexHit[] {
  const seen = new Set<string>();
  return hits.filter(({ chunk }) => {
    const key = sectionKey(chunk);
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}
