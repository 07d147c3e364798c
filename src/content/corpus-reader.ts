import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import pMap from 'p-map';
import { SystemClock } from '../common/clock.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import type { AddressRules, TreePlace } from './addresses/address-rules.js';
import { pageAddress } from './addresses/page-address.js';
import { pageAliases } from './addresses/page-aliases.js';
import { treePlace } from './addresses/tree-place.js';
import { findFlavour } from './flavours/find-flavour.js';
import type { FlavourName } from './flavours/flavour-name.js';
import { siteFolders } from './flavours/site-folders.js';
import { foldersAbove, folderTitles } from './folder-titles.js';
import { isPublishedFormat } from './formats/read-format.js';
import { FILES_AT_ONCE } from './limits.js';
import { type ManifestPlace, readManifest } from './manifest.js';
import { type Corpus, type CorpusPage, type CorpusProblem, EVERYONE } from './page.js';
import { editionsOf } from './page-edition.js';
import { countUnread, findCorpusFiles } from './page-files.js';
import { compareByReading, humanize } from './page-path.js';
import { type FolderFacts, placeFromManifest, placeFromPath } from './page-place.js';
import { publishingRules } from './publishing-rules.js';
import { type PageDraft, readDraft } from './read-draft.js';
import { DEFAULT_READING, type ReadingSettings } from './reading-settings.js';
import { readSiteRules } from './site-rules/read-site-rules.js';

/**
 * Reads every published page below `directory`, in reading order. A file that cannot be read or is not published is reported in
 * `problems`.
 * @param now decides which pages are published already, and which no more
 * @throws NotFoundError when the folder does not exist, InvalidRequestError for a malformed `manifest.json`.
 */
export async function readCorpus(
  directory: string,
  reading: ReadingSettings = DEFAULT_READING,
  now = new SystemClock().now(),
): Promise<Corpus> {
  return readPages(directory, reading, now, () => true);
}

/** The title of a corpus, as `readCorpus` gives it, for which only the pages at the top of the tree are read. */
export async function readCorpusTitle(
  directory: string,
  reading: ReadingSettings = DEFAULT_READING,
  now = new SystemClock().now(),
): Promise<string> {
  return (await readPages(directory, reading, now, isAtTop)).title;
}

function isAtTop(path: string, flavour: FlavourName): boolean {
  return !treePlace(path, flavour).path.includes('/');
}

async function readPages(
  directory: string,
  reading: ReadingSettings,
  now: Date,
  isRead: (path: string, flavour: FlavourName) => boolean,
): Promise<Corpus> {
  const root = await realpath(directory).catch(() => {
    throw new NotFoundError('content_folder', directory);
  });
  const { book, places: manifest } = await readManifest(root);
  const files = await findCorpusFiles(root, new Set(manifest.keys()));
  const folders = await siteFolders(root);
  const flavour =
    reading.flavour === 'auto' ? await findFlavour(root, folders, files.all, files.pages) : reading.flavour;
  const site = await readSiteRules(root, flavour, folders);
  const publishing = await publishingRules(root, files.all, { flavour, now, named: new Set(manifest.keys()), site });
  const problems: CorpusProblem[] = [...files.problems];
  const drafts: PageDraft[] = [];
  // Several files are requested at once: the work on one goes on while others are being read.
  const read = (path: string) => readDraft(root, path, publishing);
  const documents = files.documents.filter((path) => isPublishedFormat(path, flavour, site));
  const paths = [...files.pages, ...documents]
    .filter((path) => isRead(site.sitePath?.(path) ?? path, flavour))
    .sort(compareByReading);
  for (const draft of await pMap(paths, read, { concurrency: FILES_AT_ONCE })) {
    if (draft === undefined) continue;
    if ('reason' in draft) problems.push(draft);
    else drafts.push(draft);
  }
  const rules = { flavour, pattern: reading.urlPattern, trailingSlash: reading.trailingSlash, site };
  const placed = placePages(drafts, manifest, await folderFacts(root, drafts), rules);
  const { pages, twins } = withoutTwins(placed);
  const unread = countUnread(files.all, new Set(paths));
  const title = reading.productName ?? book ?? homeOf(pages)?.title ?? humanize(basename(root));
  return { folder: root, flavour, title, pages, problems: [...problems, ...twins], unread };
}

/** The first page of the site for everyone. */
function homeOf(pages: readonly CorpusPage[]): CorpusPage | undefined {
  return pages.find(({ urlPath, acl }) => urlPath === '' && acl.includes(EVERYONE));
}

/** Of several pages with one address and the same readers, the first in reading order is kept: a link can open only one. */
function withoutTwins(placed: readonly CorpusPage[]): { pages: CorpusPage[]; twins: CorpusProblem[] } {
  const first = new Map<string, CorpusPage>();
  const twins: CorpusProblem[] = [];
  for (const page of placed) {
    const key = JSON.stringify([page.urlPath, page.acl]);
    const shown = first.get(key);
    if (!shown) first.set(key, page);
    else twins.push({ path: page.path, reason: `it has the address of ${shown.path}, which is shown and cited` });
  }
  return { pages: [...first.values()], twins };
}

async function folderFacts(root: string, drafts: readonly PageDraft[]): Promise<FolderFacts> {
  const titles = await folderTitles(root, new Map(drafts.map(({ page }) => [page.path, page.title])));
  const nested = [...foldersAbove(titles.keys())];
  return { titles, withSubfolders: new Set(nested) };
}

/** Gives every page its place. Pages that the manifest does not name come after those that it names. */
function placePages(
  drafts: readonly PageDraft[],
  manifest: ReadonlyMap<string, ManifestPlace>,
  folders: FolderFacts,
  rules: AddressRules,
): CorpusPage[] {
  const afterManifest = Math.max(0, ...[...manifest.values()].map((place) => place.order ?? 0));
  const places = drafts.map(({ page }) => editionPlace(page.path, rules));
  const editions = editionsOf(drafts.map(({ page, data }, index) => ({ page, data, place: places[index]! })));
  const pages = drafts.map(({ page, data }, index): CorpusPage => {
    const named = manifest.get(page.path);
    const place = named ? placeFromManifest(named) : placeFromPath(page.path, page.title, folders);
    const { locale, version } = places[index]!;
    const addressed = { path: page.path, data, locale, version, manifestUrl: named?.url ?? undefined };
    const urlPath = pageAddress(addressed, rules);
    return {
      ...page,
      ...place,
      ...editions[index]!,
      flavour: rules.flavour,
      urlPath,
      aliases: pageAliases(data, { flavour: rules.flavour, urlPath, locale }),
      order: named?.order ?? afterManifest + index + 1,
    };
  });
  return pages.sort((left, right) => left.order - right.order);
}

/** Locale and version of a page. Configured folders may hide those of the path, or show them. */
function editionPlace(path: string, { flavour, site }: AddressRules): TreePlace {
  const place = treePlace(path, flavour);
  const onSite = treePlace(site?.sitePath?.(path) ?? path, flavour);
  return { ...place, locale: place.locale ?? onSite.locale, version: place.version ?? onSite.version };
}
