import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { FOR_PROGRAMS, isReadableEnding } from './formats/read-format.js';
import type { CorpusProblem } from './page.js';
import { compareByReading } from './page-path.js';

const MARKDOWN = /\.(?:mdx?|markdown|mdown|mkdn?)$/i;
/** Hidden folders and installed packages are no documentation. A manifest can name files in hidden folders. */
const SKIPPED = /^(?:\..*|node_modules)$/;
/** Lists of pages: mdBook and others make their navigation of it. */
const CONTENTS = /^SUMMARY\.md$/;

/** The files of a corpus folder. All paths are relative to it, with forward slashes. */
export interface CorpusFiles {
  /** Pages of Markdown, in reading order. */
  readonly pages: readonly string[];
  /** Files of other formats that may be pages. */
  readonly documents: readonly string[];
  /** Every file, pages included. */
  readonly all: readonly string[];
  readonly problems: readonly CorpusProblem[];
}

/** Whether a file is a page of Markdown, by its ending. */
export function isPageFile(path: string): boolean {
  return MARKDOWN.test(path);
}

/** Finds every file below `root`. Symbolic links to folders are not followed; they are reported as problems. */
export async function findCorpusFiles(root: string, named: ReadonlySet<string>): Promise<CorpusFiles> {
  const all: string[] = [];
  const problems: CorpusProblem[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (SKIPPED.test(entry.name) && !named.has(path)) continue;
      if (entry.isDirectory()) await visit(path);
      else if (await isFolderLink(root, path, entry)) problems.push({ path, reason: 'a symbolic link to a folder' });
      else all.push(path);
    }
  };
  await visit('');
  const pages = all.filter(
    (path) => isPageFile(path) && (named.has(path) || !CONTENTS.test(path.slice(path.lastIndexOf('/') + 1))),
  );
  const documents = all.filter((path) => !isPageFile(path) && isReadableEnding(path));
  return { pages: pages.sort(compareByReading), documents, all, problems };
}

async function isFolderLink(root: string, path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  const target = await stat(join(root, path)).catch(() => undefined);
  return target?.isDirectory() ?? false;
}

/** Endings of documentation that is not read. Pictures, styles and programs are no text for readers. */
const UNREAD =
  /^\.(?:adoc|asciidoc|creole|docx?|dita|epub|html?|ipynb|mediawiki|odt|org|pdf|pod|rd|rst|rtf|tex|texi|textile|txt|typ|wiki|xml)$/;

/** How many files of each ending hold documentation that is not read, most first. */
export function countUnread(paths: readonly string[], read: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const ending = extname(path).toLowerCase();
    if (UNREAD.test(ending) && !read.has(path) && !FOR_PROGRAMS.test(path.slice(path.lastIndexOf('/') + 1)))
      counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return new Map([...counts].toSorted((left, right) => right[1] - left[1]));
}
