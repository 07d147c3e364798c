import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPageFile } from './page-files.js';
import { foldersOf } from './page-path.js';
import { isBundlePage, type PublishingRules } from './published.js';

/** The rules for the files of a tree: `SUMMARY.md` of mdBook, the bundles of Hugo and the names of notes are read from it. */
export async function publishingRules(
  root: string,
  files: readonly string[],
  settings: Pick<PublishingRules, 'flavour' | 'now' | 'named' | 'site'>,
): Promise<PublishingRules> {
  const summary = settings.flavour === 'mdbook' ? await readSummary(root) : undefined;
  const bundles = settings.flavour === 'hugo' ? files.filter((path) => isPageFile(path) && isBundlePage(path)) : [];
  const byName = settings.flavour === 'obsidian' ? filesByName(files) : undefined;
  return {
    ...settings,
    summary,
    byName,
    bundles: new Set(bundles.map((path) => foldersOf(path).join('/')).filter(Boolean)),
  };
}

/** Of several files with one name, the one with the fewest folders counts, as in links that Obsidian shortens. */
function filesByName(files: readonly string[]): ReadonlyMap<string, string> {
  const deepestFirst = files.toSorted((left, right) => foldersOf(right).length - foldersOf(left).length);
  return new Map(deepestFirst.map((path) => [path.slice(path.lastIndexOf('/') + 1).toLowerCase(), path]));
}

const LINK = /\]\(([^()\n]*)\)/g;

/** The pages that `SUMMARY.md` links to: at the top of the folder, or in `src`, when the folder is the whole book. */
async function readSummary(root: string): Promise<ReadonlySet<string> | undefined> {
  return (await summaryIn(root, '')) ?? summaryIn(root, 'src/');
}

async function summaryIn(root: string, folder: string): Promise<ReadonlySet<string> | undefined> {
  const text = await readFile(join(root, folder, 'SUMMARY.md'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const targets = [...text.matchAll(LINK)].map(([, target = '']) =>
    decoded(target.trim()).replace(/^<?(?:\.\/)?|>$/g, ''),
  );
  return new Set(targets.filter((target) => target !== '').map((target) => folder + target));
}

function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
