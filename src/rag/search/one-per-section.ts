import { sectionKey } from '../chunk.js';
import type { IndexHit } from '../vector-index.js';

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
