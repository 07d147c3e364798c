import { SPARSE_DIMENSIONS } from '../sparse-vector.js';

/**
 * A number for a term, the same in every process and version (FNV-1a, 32 bits, http://www.isthe.com/chongo/tech/comp/fnv).
 * About two of a hundred thousand terms have the number of another term. This only makes their ranking less exact.
 */
export function termId(term: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(term, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % SPARSE_DIMENSIONS;
}
