import type { ManifestPlace } from './manifest.js';
import { foldersOf, prefixNumber, slugOf } from './page-path.js';

/** Where a page is in the book. Passed on whole from the page to its chunks and passages. */
export interface PagePlace {
  readonly partNumber: number | null;
  readonly part: string | null;
  readonly chapterNumber: number | null;
  readonly chapterTitle: string | null;
  /** Null for the page of a chapter itself. */
  readonly lessonSlug: string | null;
  readonly lessonTitle: string | null;
}

/** Only the place of something that has one among other members. */
export function placeOf(placed: PagePlace): PagePlace {
  const { partNumber, part, chapterNumber, chapterTitle, lessonSlug, lessonTitle } = placed;
  return { partNumber, part, chapterNumber, chapterTitle, lessonSlug, lessonTitle };
}

export interface FolderFacts {
  readonly titles: ReadonlyMap<string, string>;
  /** Folders that hold other folders with pages: parts, when they are at the top. */
  readonly withSubfolders: ReadonlySet<string>;
}

/** What the manifest says about a page. */
export function placeFromManifest(place: ManifestPlace): PagePlace {
  return {
    partNumber: place.part_number ?? null,
    part: place.part ?? null,
    chapterNumber: place.chapter_number ?? null,
    chapterTitle: place.chapter_title ?? null,
    lessonSlug: place.lesson_slug ?? null,
    lessonTitle: place.lesson_title ?? null,
  };
}

/**
 * The folder rule: the innermost folder is the chapter, the one above it the part
 * (`01-basics/02-ros2/03-topics.md` → part 1, chapter 2, lesson `topics`). A top folder that holds folders is itself a
 * part, so a page directly in it is outside of any chapter.
 */
export function placeFromPath(path: string, title: string, folders: FolderFacts): PagePlace {
  const segments = foldersOf(path);
  const isPartPage = segments.length === 1 && folders.withSubfolders.has(segments.join('/'));
  const chapterDepth = isPartPage ? 2 : segments.length;
  const folderAt = (depth: number) =>
    depth > 0 && depth <= segments.length ? segments.slice(0, depth).join('/') : undefined;
  const part = folderAt(chapterDepth - 1);
  const chapter = folderAt(chapterDepth);
  return {
    partNumber: numberOf(part),
    part: titleOf(part, folders),
    chapterNumber: numberOf(chapter),
    chapterTitle: titleOf(chapter, folders),
    lessonSlug: slugOf(path),
    lessonTitle: title,
  };
}

function numberOf(folder: string | undefined): number | null {
  return folder === undefined ? null : prefixNumber(folder.slice(folder.lastIndexOf('/') + 1));
}

function titleOf(folder: string | undefined, folders: FolderFacts): string | null {
  return folder === undefined ? null : (folders.titles.get(folder) ?? null);
}
