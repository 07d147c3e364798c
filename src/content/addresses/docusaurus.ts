import { join } from 'node:path/posix';
import { foldersOf, stemOf } from '../page-path.js';
import type { AddressedPage, AddressRule, FlavourAddress } from './address-rules.js';
import { textIn, toSegments } from './segments.js';

/** Dates and versions, which Docusaurus does not take for numbers that order files. */
const NOT_A_PREFIX = /^\d+[-_.]\d/;
const PREFIX = /^\d+\s*[-_.]+\s*(?=[^-_.\s])/;
const BLOG_DATE = /^(.*?)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*)$/s;

/**
 * Docusaurus: `docs/` and `blog/` are the folders of its plugins, `src/pages/` is at the root. Without these folders the corpus
 * is the folder of the docs plugin, and `SITE_BASE_URL` ends in its route.
 */
export const docusaurus: AddressRule = {
  address: (page) => {
    const [, plugin, path] = /^(docs|blog|src\/pages)\/(.+)$/s.exec(page.path) ?? [];
    if (plugin === 'blog') return { ...blogAddress(path!, page.data), base: plugin };
    if (plugin === 'src/pages') return fileAddress(path!);
    return { ...docAddress(path ?? page.path, page.data), base: plugin };
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
