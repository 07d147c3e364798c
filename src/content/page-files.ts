import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusProblem } from './page.js';
import { compareByReading } from './page-path.js';

const PAGE = /\.mdx?$/i;
/** Hidden files, partials of Docusaurus and the table of contents of mdBook are not pages, unless the manifest names them. */
const NOT_A_PAGE = /^(?:[._].*|node_modules|SUMMARY\.md)$/;

/** The page files of a corpus folder. */
export interface PageFiles {
  /** Relative to the root, in reading order. */
  readonly paths: readonly string[];
  readonly problems: readonly CorpusProblem[];
}

/** Finds every markdown file below `root`. Symbolic links to folders are not followed; they are reported as problems. */
export async function findPageFiles(root: string, named: ReadonlySet<string>): Promise<PageFiles> {
  const paths: string[] = [];
  const problems: CorpusProblem[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (NOT_A_PAGE.test(entry.name) && !named.has(path)) continue;
      if (entry.isDirectory()) await visit(path);
      else if (await isFolderLink(root, path, entry)) problems.push({ path, reason: 'a symbolic link to a folder' });
      else if (PAGE.test(entry.name)) paths.push(path);
    }
  };
  await visit('');
  return { paths: paths.sort(compareByReading), problems };
}

async function isFolderLink(root: string, path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  const target = await stat(join(root, path)).catch(() => undefined);
  return target?.isDirectory() ?? false;
}
