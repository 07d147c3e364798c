import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { foldersOf, humanize, isFolderPage } from './page-path.js';

const categorySchema = z.object({ label: z.string().min(1) });

/**
 * The titles of all folders above the given pages: the title of the folder's own page, else the label in Docusaurus'
 * `_category_.json`, else the name of the folder in words. Keys are folder paths relative to the corpus.
 */
export async function folderTitles(
  directory: string,
  titles: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const ownPages = new Map(
    [...titles].filter(([path]) => isFolderPage(path)).map(([path, title]) => [parentOf(path), title]),
  );
  const named = [...foldersAbove(titles.keys())].map(async (folder) => {
    const title = ownPages.get(folder) ?? (await categoryLabel(join(directory, folder)));
    return [folder, title ?? humanize(folder.slice(folder.lastIndexOf('/') + 1))] as const;
  });
  return new Map(await Promise.all(named));
}

/** Every folder that contains a page, directly or in a subfolder. */
export function foldersAbove(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    foldersOf(path).forEach((_, depth, segments) => folders.add(segments.slice(0, depth + 1).join('/')));
  }
  return folders;
}

function parentOf(path: string): string {
  return foldersOf(path).join('/');
}

async function categoryLabel(folder: string): Promise<string | undefined> {
  try {
    return categorySchema.parse(JSON.parse(await readFile(join(folder, '_category_.json'), 'utf8'))).label;
  } catch {
    // The file is missing or not valid; then the name of the folder is used.
    return undefined;
  }
}
