import type { IndexBuild } from './index-build.js';
import { EXACT_CHUNKS, EXACT_NUMBERS } from './limits.js';

/**
 * The most chunks whose vectors a search compares one by one. A store builds an index of neighbours only for more: such an
 * index finds only a part of the best chunks, and saves no noticeable time up to here.
 */
export function exactUpTo(dimensions: number): number {
  return Math.min(EXACT_CHUNKS, Math.floor(EXACT_NUMBERS / dimensions));
}

export function isSearchedExactly({ chunks, dimensions }: Pick<IndexBuild, 'chunks' | 'dimensions'>): boolean {
  return chunks <= exactUpTo(dimensions);
}
