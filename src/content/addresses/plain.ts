import { foldersOf, isFolderPage, slugOf, stemOf, withoutPrefix } from '../page-path.js';
import type { SiteRules } from '../site-rules/site-rules.js';
import type { AddressedPage, AddressRule, FlavourAddress } from './address-rules.js';
import { textIn, toSegments } from './segments.js';

/** Folders and file without their numbers and without extension; `README.md` and `index.md` are the page of their folder. */
export function plainAddress(path: string): string[] {
  const segments = foldersOf(path).map(withoutPrefix);
  const slug = slugOf(path);
  return slug === null ? segments : [...segments, slug];
}

/** Sources of Sphinx and Antora, and pages that are HTML already: their names stay as they are. */
const HTML_SITE = /\.(?:rst|adoc|asciidoc|html?)$/i;

function htmlAddress(path: string): FlavourAddress {
  const isFolder = stemOf(path).toLowerCase() === 'index';
  return { segments: isFolder ? foldersOf(path) : [...foldersOf(path), stemOf(path)], isFolder };
}

/**
 * A folder of Markdown without a generator. A `slug` or `permalink` with a slash is the whole path, as on MDN; another one
 * replaces the last segment.
 */
export const plain: AddressRule = {
  address: ({ path, data }: AddressedPage, { isSphinx = false }: SiteRules) => {
    if (isSphinx) return htmlAddress(path);
    if (HTML_SITE.test(path)) return { ...htmlAddress(path), ending: 'index-html' };
    const segments = plainAddress(path);
    const isFolder = isFolderPage(path);
    const named = textIn(data, 'permalink', 'slug');
    if (named === undefined) return { segments, isFolder };
    const own = toSegments(named);
    if (named.includes('/')) return { segments: own, isFolder };
    return { segments: [...segments.slice(0, -1), ...own], isFolder };
  },
  ending: 'none',
};
