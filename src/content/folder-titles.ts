import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { foldersOf, humanize, isFolderPage } from './page-path.js';

const categorySchema = z.object({ label: z.string().min(1) });

/**
 * Names for every folder above the given pages: its own page's title, else the label of Docusaurus' `_category_.json`,
 * else its name in words. Keys are folder paths relative to the corpus.
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

/** Every folder that holds a page, directly or further down. */
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
    // Absent or unusable: the folder's name serves as well.
    return undefined;
  }
}
