import { groupedByNeighbour } from '../../common/batches.js';
import type { CorpusPage } from '../../content/page.js';

export interface BookChapter {
  readonly number: number | null;
  readonly title: string | null;
  /** The page of the chapter itself, if it has one. */
  readonly page?: CorpusPage;
  readonly lessons: readonly CorpusPage[];
}

export interface BookPart {
  readonly title: string | null;
  readonly chapters: readonly BookChapter[];
}

/** Groups pages in reading order. A chapter or part whose pages are not consecutive appears more than once. */
export function toParts(pages: readonly CorpusPage[]): BookPart[] {
  return groupedByNeighbour(pages, (page) => `${page.partNumber}/${page.part}`).map((ofPart) => ({
    title: ofPart[0]?.part ?? null,
    chapters: groupedByNeighbour(ofPart, (page) => `${page.chapterNumber}/${page.chapterTitle}`).map(toChapter),
  }));
}

function toChapter(pages: readonly CorpusPage[]): BookChapter {
  const [first] = pages;
  const page = pages.find((candidate) => candidate.lessonSlug === null && candidate.chapterTitle !== null);
  const lessons = pages.filter((candidate) => candidate !== page);
  return { number: first?.chapterNumber ?? null, title: first?.chapterTitle ?? null, page, lessons };
}
