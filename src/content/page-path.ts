import { basename, extname } from 'node:path/posix';

/** A number that orders files, as in `02-run`, `02_run`, `02.run` and `02 - run`; not in dates, or in versions such as `7.0`. */
const PREFIX = /^(\d+)(?:-|_(?!\d)|\.(?![\dx])\s*|\s+[-–]\s*)/;
/** `_index.md` is Hugo's name for it. */
const FOLDER_PAGE = /^(?:readme|_?index)$/i;

/** The number that orders a file or folder: `02-ros2` → 2. */
export function prefixNumber(segment: string): number | null {
  const digits = PREFIX.exec(segment)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The segment without the number that orders it; the segment itself when nothing else is left. */
export function withoutPrefix(segment: string): string {
  return segment.replace(PREFIX, '') || segment;
}

/** `02-getting_started` → `Getting started`. */
export function humanize(segment: string): string {
  const words = withoutPrefix(segment).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The folders above a page, outermost first. */
export function foldersOf(path: string): string[] {
  return path.split('/').slice(0, -1);
}

/** File name without extension. */
export function stemOf(path: string): string {
  return basename(path, extname(path));
}

/** Whether the page is the page of its folder: `README.md`, `index.md` or `_index.md`. */
export function isFolderPage(path: string): boolean {
  return FOLDER_PAGE.test(stemOf(path));
}

/** The last segment of the page's address, unique in its folder; null for the page of a folder. */
export function slugOf(path: string): string | null {
  return isFolderPage(path) ? null : withoutPrefix(stemOf(path));
}

/** Compares two paths by reading order: numbers as numbers, the page of a folder before the other pages in it. */
export function compareByReading(left: string, right: string): number {
  const leftKey = readingKey(left);
  const rightKey = readingKey(right);
  for (const [depth, segment] of leftKey.entries()) {
    const order = segment.localeCompare(rightKey[depth] ?? '', 'en', { numeric: true });
    if (order !== 0) return order;
  }
  return leftKey.length - rightKey.length;
}

function readingKey(path: string): string[] {
  return [...foldersOf(path), isFolderPage(path) ? '' : stemOf(path)];
}
