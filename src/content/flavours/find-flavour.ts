import { join } from 'node:path';
import pMap from 'p-map';
import { FILES_AT_ONCE, FLAVOUR_SAMPLES } from '../limits.js';
import { readPageText } from '../read-page-text.js';
import { detectFlavour } from './detect-flavour.js';
import type { FlavourName } from './flavour-name.js';
import type { SiteFolder } from './site-folders.js';

/**
 * The generator of the documentation in a folder.
 * @param root the real path of the folder
 * @param folders what is in it and around it
 * @param files all files below it
 * @param pages those of them that are pages
 */
export async function findFlavour(
  root: string,
  folders: readonly SiteFolder[],
  files: readonly string[],
  pages: readonly string[],
): Promise<FlavourName> {
  const around = folders.map(({ names }) => names);
  const known = detectFlavour({ around, files, samples: [] });
  if (known !== 'plain') return known;
  const texts = await pMap(spread(pages), (path) => readPageText(root, join(root, path)).catch(() => ''), {
    concurrency: FILES_AT_ONCE,
  });
  return detectFlavour({ around, files, samples: texts });
}

/** Some of the pages, from all parts of the list: neighbours are often alike. */
function spread(pages: readonly string[]): string[] {
  const step = Math.max(1, pages.length / FLAVOUR_SAMPLES);
  const count = Math.min(pages.length, FLAVOUR_SAMPLES);
  return Array.from({ length: count }, (_, index) => pages[Math.floor(index * step)]!);
}
