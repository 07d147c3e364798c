import { join } from 'node:path/posix';
import { foldersOf, stemOf } from '../page-path.js';
import type { AddressedPage, AddressRule, FlavourAddress } from './address-rules.js';
import { textIn, toSegments } from './segments.js';

/** Dates and versions, which Docusaurus does not take for numbers that order files. */
const NOT_A_PREFIX = /^\d+[-_.]\d/;
const PREFIX = /^\d+\s*[-_.]+\s*(?=[^-_.\s])/;
const BLOG_DATE = /^(.*?)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*)$/s;

/** The routes of the plugins without a configuration. */
const USUAL_ROUTES: ReadonlyMap<string, string> = new Map([
  ['docs', 'docs'],
  ['blog', 'blog'],
  ['src/pages', ''],
]);

/**
 * Docusaurus: `docs/` and `blog/` are the folders of its plugins, `src/pages/` is at the root. Without these folders the corpus
 * is the folder of the docs plugin, and `SITE_BASE_URL` ends in its route.
 */
export const docusaurus: AddressRule = {
  address: (page, site) => {
    const { routes = USUAL_ROUTES } = site;
    const plugin = [...routes.keys()].find((id) => page.path.startsWith(`${id}/`));
    if (plugin === undefined) return docAddress(page.path, page.data);
    const path = page.path.slice(plugin.length + 1);
    const base = routes.get(plugin);
    if (plugin === 'blog') return { ...blogAddress(path, page.data), base };
    if (plugin === 'src/pages') return fileAddress(path);
    const version = plugin === 'docs' ? site.versionRoutes?.get(page.version ?? 'current') : undefined;
    return { ...docAddress(path, page.data), base, version };
  },
  ending: 'folder-slash',
};

function docAddress(path: string, data: AddressedPage['data']): FlavourAddress {
  const hasNumbers = data.parse_number_prefixes !== false;
  const clean = (segment: string) => (hasNumbers ? withoutNumber(segment) : segment);
  const folders = foldersOf(path);
  const folder = folders.map(clean);
  const slug = textIn(data, 'slug');
  if (slug?.startsWith('/')) return { segments: toSegments(slug), isFolder: slug.endsWith('/') };
  if (slug !== undefined) {
    return { segments: toSegments(join('/', ...folder, slug)), isFolder: slug.endsWith('/') };
  }
  const stem = stemOf(path);
  const isFolder = ['index', 'readme', folders.at(-1)?.toLowerCase()].includes(stem.toLowerCase());
  return { segments: isFolder ? folder : [...folder, textIn(data, 'id') ?? clean(stem)], isFolder };
}

function withoutNumber(segment: string): string {
  return NOT_A_PREFIX.test(segment) ? segment : segment.replace(PREFIX, '');
}

/** `2024-05-06-news.md` → `2024/05/06/news`. */
function blogAddress(path: string, data: AddressedPage['data']): FlavourAddress {
  const slug = textIn(data, 'slug');
  if (slug !== undefined) return { segments: toSegments(slug), isFolder: false };
  const { segments } = fileAddress(path);
  const [, folder = '', date, text = ''] = BLOG_DATE.exec(segments.join('/')) ?? [];
  if (date === undefined) return { segments, isFolder: false };
  return { segments: toSegments(`${date.replaceAll('-', '/')}/${folder}${text}`), isFolder: false };
}

function fileAddress(path: string): FlavourAddress {
  const isFolder = stemOf(path) === 'index';
  return { segments: isFolder ? foldersOf(path) : [...foldersOf(path), stemOf(path)], isFolder };
}
