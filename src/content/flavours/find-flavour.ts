import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pMap from 'p-map';
import { FILES_AT_ONCE, FLAVOUR_SAMPLES, FOLDERS_ABOVE } from '../limits.js';
import { readPageText } from '../read-page-text.js';
import { detectFlavour } from './detect-flavour.js';
import type { FlavourName } from './flavour-name.js';

/** A folder, or a file in a work tree of its own. */
const GIT = /^\.git\/?$/;

/**
 * The generator of the documentation in a folder.
 * @param root the real path of the folder
 * @param files all files below it
 * @param pages those of them that are pages
 */
export async function findFlavour(
  root: string,
  files: readonly string[],
  pages: readonly string[],
): Promise<FlavourName> {
  const around = await namesAround(root);
  const known = detectFlavour({ around, files, samples: [] });
  if (known !== 'plain') return known;
  const texts = await pMap(spread(pages), (path) => readPageText(root, join(root, path)).catch(() => ''), {
    concurrency: FILES_AT_ONCE,
  });
  return detectFlavour({ around, files, samples: texts });
}

/** Ends at the top of a repository: what is above it belongs to something else. */
async function namesAround(root: string): Promise<string[][]> {
  const around: string[][] = [];
  let folder = root;
  for (let depth = 0; depth <= FOLDERS_ABOVE; depth += 1) {
    const names = await namesIn(folder);
    around.push(names);
    // Many repositories have their pages in `docs` and the configuration of the site in `website`.
    if (depth > 0 && names.includes('website/')) around.push(await namesIn(join(folder, 'website')));
    if (names.some((name) => GIT.test(name)) || dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  return around;
}

/** The names of folders end in a slash. A folder that cannot be read has none. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
}

/** Some of the pages, from all parts of the list: neighbours are often alike. */
function spread(pages: readonly string[]): string[] {
  const step = Math.max(1, pages.length / FLAVOUR_SAMPLES);
  const count = Math.min(pages.length, FLAVOUR_SAMPLES);
  return Array.from({ length: count }, (_, index) => pages[Math.floor(index * step)]!);
}
