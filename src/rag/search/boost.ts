import { addressKey } from '../../content/addresses/address-key.js';
import type { SearchRequest } from '../search-request.js';
import type { IndexHit } from '../vector-index.js';

const SAME_CHAPTER = 1.2;
const SAME_LESSON = 1.1;

interface OpenPage extends Pick<SearchRequest, 'scope' | 'currentChapter' | 'currentLesson'> {
  /** The key of its address, if the reader's page sent its path. */
  readonly address?: string;
}

/**
 * Multiplies the scores of chunks near the page that the reader has open: by 1.2 in the same chapter, and also by 1.1 in the
 * same lesson. The page is known by chapter and lesson, or by its address. Scores must not be changed afterwards: callers that compare two searches rely on exact factors.
 */
export function boostNearby(hits: readonly IndexHit[], page: OpenPage): IndexHit[] {
  const isOpen = ({ urlPath }: IndexHit['chunk']) => page.address !== undefined && addressKey(urlPath) === page.address;
  const chapter = page.currentChapter ?? hits.find(({ chunk }) => isOpen(chunk))?.chunk.chapterNumber ?? null;
  if (page.scope !== 'full' || (chapter === null && page.address === undefined)) return [...hits];
  return hits.map(({ chunk, score }) => {
    const sameChapter = chapter !== null && chunk.chapterNumber === chapter;
    if (!sameChapter && !isOpen(chunk)) return { chunk, score };
    const byLesson = page.currentLesson !== undefined && chunk.lessonSlug === page.currentLesson;
    const sameLesson = (sameChapter && byLesson) || isOpen(chunk);
    return { chunk, score: score * SAME_CHAPTER * (sameLesson ? SAME_LESSON : 1) };
  });
}
