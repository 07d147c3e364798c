import type { SearchRequest } from '../search-request.js';
import type { IndexHit } from '../vector-index.js';

const SAME_CHAPTER = 1.2;
const SAME_LESSON = 1.1;

type OpenPage = Pick<SearchRequest, 'scope' | 'currentChapter' | 'currentLesson'>;

/**
 * Multiplies the scores of chunks near the page that the reader has open: by 1.2 in the same chapter, and also by 1.1 in the
 * same lesson. Scores must not be changed afterwards: callers that compare two searches rely on exact factors.
 */
export function boostNearby(hits: readonly IndexHit[], page: OpenPage): IndexHit[] {
  const chapter = page.currentChapter ?? null;
  if (page.scope !== 'full' || chapter === null) return [...hits];
  return hits.map(({ chunk, score }) => {
    if (chunk.chapterNumber !== chapter) return { chunk, score };
    const sameLesson = page.currentLesson !== undefined && chunk.lessonSlug === page.currentLesson;
    return { chunk, score: score * SAME_CHAPTER * (sameLesson ? SAME_LESSON : 1) };
  });
}
