import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FOLDERS_ABOVE } from '../limits.js';

/** A folder in which a generator may have its configuration. */
export interface SiteFolder {
  readonly path: string;
  /** What is in it; the names of folders end in a slash. Empty for a folder that cannot be read. */
  readonly names: readonly string[];
}

/** A folder, or a file in a work tree of its own. */
const GIT = /^\.git\/?$/;

/** Folders in which a repository usually has its documentation. */
const BELOW = ['docs/', 'website/', 'site/', 'doc/', 'documentation/', 'book/', 'source/'];

/**
 * The folder `root`, the folders of documentation in it, the folders above it and their folders `website`, nearest first. Ends at the top of a repository: what
 * is above it belongs to something else.
 */
export async function siteFolders(root: string): Promise<SiteFolder[]> {
  const folders: SiteFolder[] = [];
  let path = root;
  for (let depth = 0; depth <= FOLDERS_ABOVE; depth += 1) {
    const folder = await look(path);
    folders.push(folder);
    if (depth === 0) folders.push(...(await Promise.all(below(folder).map(look))));
    // Many repositories have their pages in `docs` and the configuration of the site in `website`.
    if (depth > 0 && folder.names.includes('website/')) folders.push(await look(join(path, 'website')));
    if (folder.names.some((name) => GIT.test(name)) || dirname(path) === path) break;
    path = dirname(path);
  }
  return folders;
}

function below({ path, names }: SiteFolder): string[] {
  return BELOW.filter((name) => names.includes(name)).map((name) => join(path, name.slice(0, -1)));
}

async function look(path: string): Promise<SiteFolder> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return { path, names: entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)) };
}
