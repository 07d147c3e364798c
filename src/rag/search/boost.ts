import type { SearchRequest } from '../search-request.js';
import type { IndexHit } from '../vector-index.js';

const SAME_CHAPTER = 1.2;
const SAME_LESSON = 1.1;

type OpenPage = Pick<SearchRequest, 'scope' | 'currentChapter' | 'currentLesson'>;

/**
 * Raises what is near the page that the reader has open: the same chapter ×1.2, the same lesson of it ×1.1 more.
 * Nothing may change a score afterwards, so that the factors are exact for a caller that compares two searches.
 */
export function boostNearby(hits: readonly IndexHit[], page: OpenPage): IndexHit[] {
  const chapter = page.currentChapter ?? null;
  if (page.scope !== 'full' || chapter === null) return [...hits];
  return hits.map(({ chunk, score }) => {
    if (chunk.chapterNumber !== chapter) return { chunk, score };
    const sameLesson = page.currentLesson != null && chunk.lessonSlug === page.currentLesson;
    return { chunk, score: score * SAME_CHAPTER * (sameLesson ? SAME_LESSON : 1) };
  });
}
