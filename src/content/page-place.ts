import type { ManifestPlace } from './manifest.js';
import { foldersOf, prefixNumber, slugOf } from './page-path.js';

/** Where a page is in the book. Chunks and passages of the page have the same members. */
export interface PagePlace {
  readonly partNumber: number | null;
  readonly part: string | null;
  readonly chapterNumber: number | null;
  readonly chapterTitle: string | null;
  /** Null for the page of a chapter itself. */
  readonly lessonSlug: string | null;
  readonly lessonTitle: string | null;
}

/** Copies only the members of `PagePlace`. */
export function placeOf(placed: PagePlace): PagePlace {
  const { partNumber, part, chapterNumber, chapterTitle, lessonSlug, lessonTitle } = placed;
  return { partNumber, part, chapterNumber, chapterTitle, lessonSlug, lessonTitle };
}

/** What `placeFromPath` must know about the folders of the corpus. Keys are paths relative to the corpus folder. */
export interface FolderFacts {
  readonly titles: ReadonlyMap<string, string>;
  /** Folders that contain other folders with pages. At the top level they are parts. */
  readonly withSubfolders: ReadonlySet<string>;
}

/** The place of a page that the manifest names. */
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
 * The place of a page from its path: the innermost folder is the chapter, the folder above is the part
 * (`01-basics/02-ros2/03-topics.md` → part 1, chapter 2, lesson `topics`). A folder at the top level that contains folders
 * is a part, so a page directly in it has no chapter.
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
