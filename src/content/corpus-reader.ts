import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';
import { NotFoundError } from '../common/errors/not-found.error.js';
import type { AddressRules } from './addresses/address-rules.js';
import { pageAddress } from './addresses/page-address.js';
import { treePlace } from './addresses/tree-place.js';
import { foldersAbove, folderTitles } from './folder-titles.js';
import { type FrontMatter, splitFrontMatter } from './front-matter.js';
import { FILES_AT_ONCE } from './limits.js';
import { type ManifestPlace, readManifest } from './manifest.js';
import { checkParsable } from './markdown/check-parsable.js';
import { firstHeading } from './markdown/heading-anchors.js';
import type { Corpus, CorpusPage, CorpusProblem } from './page.js';
import { findPageFiles } from './page-files.js';
import { humanize, stemOf } from './page-path.js';
import { type FolderFacts, placeFromManifest, placeFromPath } from './page-place.js';
import { readPageText } from './read-page-text.js';
import { DEFAULT_READING, type ReadingSettings } from './reading-settings.js';
import { leftOut } from './unreadable-page.js';

type Draft = Pick<CorpusPage, 'path' | 'title' | 'markdown' | 'acl'> & Pick<FrontMatter, 'data'>;

/**
 * Reads every markdown page below `directory`, in reading order. A file that cannot be read is reported in `problems`.
 * @throws NotFoundError when the folder does not exist, InvalidRequestError for a malformed `manifest.json`.
 */
export async function readCorpus(directory: string, reading: ReadingSettings = DEFAULT_READING): Promise<Corpus> {
  const root = await realpath(directory).catch(() => {
    throw new NotFoundError('content_folder', directory);
  });
  const manifest = await readManifest(root);
  const files = await findPageFiles(root, new Set(manifest.keys()));
  const problems: CorpusProblem[] = [...files.problems];
  const drafts: Draft[] = [];
  // Several files are requested at once: the work on one goes on while others are being read.
  for (const draft of await pMap(files.paths, (path) => readDraft(root, path), { concurrency: FILES_AT_ONCE })) {
    if ('reason' in draft) problems.push(draft);
    else drafts.push(draft);
  }
  const pages = placePages(drafts, manifest, await folderFacts(root, drafts), rulesOf(reading));
  return { pages, problems };
}

async function readDraft(root: string, path: string): Promise<Draft | CorpusProblem> {
  try {
    const { title, acl, data, markdown } = splitFrontMatter(await readPageText(root, join(root, path)));
    checkParsable(markdown);
    return { path, acl, data, markdown, title: firstHeading(markdown) ?? title ?? humanize(stemOf(path)) };
  } catch (error) {
    return leftOut(path, error);
  }
}

function rulesOf({ flavour, urlPattern: pattern, trailingSlash }: ReadingSettings): AddressRules {
  return { flavour: flavour === 'auto' ? 'plain' : flavour, pattern, trailingSlash };
}

async function folderFacts(root: string, drafts: readonly Draft[]): Promise<FolderFacts> {
  const titles = await folderTitles(root, new Map(drafts.map((draft) => [draft.path, draft.title])));
  const nested = [...foldersAbove(titles.keys())];
  return { titles, withSubfolders: new Set(nested) };
}

/** Gives every page its place. Pages that the manifest does not name come after those that it names. */
function placePages(
  drafts: readonly Draft[],
  manifest: ReadonlyMap<string, ManifestPlace>,
  folders: FolderFacts,
  rules: AddressRules,
): CorpusPage[] {
  const afterManifest = Math.max(0, ...[...manifest.values()].map((place) => place.order ?? 0));
  const pages = drafts.map(({ data, ...draft }, index): CorpusPage => {
    const named = manifest.get(draft.path);
    const place = named ? placeFromManifest(named) : placeFromPath(draft.path, draft.title, folders);
    const { locale, version } = treePlace(draft.path, rules.flavour);
    const urlPath = pageAddress(
      { path: draft.path, data, locale, version, manifestUrl: named?.url ?? undefined },
      rules,
    );
    return { ...draft, ...place, urlPath, order: named?.order ?? afterManifest + index + 1 };
  });
  return pages.sort((left, right) => left.order - right.order);
}
