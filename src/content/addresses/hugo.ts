import { foldersOf, stemOf } from '../page-path.js';
import type { AddressRule, FlavourAddress } from './address-rules.js';
import { textIn, toSegments } from './segments.js';

const DISALLOWED = /[^\p{L}\p{Nd}\p{M}._#+~@%\s-]/gu;

/** Hugo: lower case, hyphens for spaces; `_index.md` is a section, `index.md` a bundle with the address of its folder. */
export const hugo: AddressRule = {
  address: ({ path, data }) => {
    const url = textIn(data, 'url');
    if (url !== undefined && !url.includes(':')) return writtenAddress(url);
    const stem = stemOf(path);
    const isFolder = stem === '_index' || stem === 'index';
    const segments = isFolder ? foldersOf(path) : [...foldersOf(path), stem];
    const slug = stem === '_index' ? undefined : textIn(data, 'slug');
    const named = slug === undefined || segments.length === 0 ? segments : [...segments.slice(0, -1), slug];
    return { segments: named.flatMap(toSegments).map(sanitized), isFolder };
  },
  ending: 'slash',
  folderName: sanitized,
  hidesEnglishFolder: true,
};

/** A leading slash leaves out the locale; a dot makes the last segment the name of a file. */
function writtenAddress(url: string): FlavourAddress {
  const isFile = url.includes('.') && !url.endsWith('/');
  return { segments: toSegments(url), isFolder: false, isWhole: url.startsWith('/'), isFile };
}

function sanitized(segment: string): string {
  return segment.replace(DISALLOWED, '').trim().replace(/\s+/g, '-').toLowerCase();
}
