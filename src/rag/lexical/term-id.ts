import { SPARSE_DIMENSIONS } from '../sparse-vector.js';

/**
 * A number for a term, the same in every process and version (FNV-1a, 32 bits, http://www.isthe.com/chongo/tech/comp/fnv).
 * Two terms in a hundred thousand may share one, which costs a little rank and nothing else.
 */
export function termId(term: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(term, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % SPARSE_DIMENSIONS;
}
