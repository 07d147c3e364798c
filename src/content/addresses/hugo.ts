import { foldersOf, stemOf } from '../page-path.js';
import type { AddressRule, FlavourAddress } from './address-rules.js';
import { filledPermalink } from './hugo-permalinks.js';
import { textIn, toSegments } from './segments.js';

const DISALLOWED = /[^\p{L}\p{Nd}\p{M}._#+~@%\s-]/gu;

/** Hugo: lower case, hyphens for spaces; `_index.md` is a section, `index.md` a bundle with the address of its folder. */
export const hugo: AddressRule = {
  address: ({ path, data }, { permalinks }) => {
    const stem = stemOf(path);
    const isFolder = stem === '_index';
    const segments = isFolder || stem === 'index' ? foldersOf(path) : [...foldersOf(path), stem];
    const url = textIn(data, 'url');
    const written = url?.includes(':') ? filledPermalink(url, segments, data)?.join('/') : url;
    if (written !== undefined) return writtenAddress(written, url!);
    const pattern = isFolder ? undefined : permalinks?.get(segments.length > 1 ? segments[0]! : '');
    const filled = pattern === undefined ? undefined : filledPermalink(pattern, segments, data);
    if (filled) return { segments: filled.map(sanitized), isFolder };
    const slug = stem === '_index' ? undefined : textIn(data, 'slug');
    const named = slug === undefined || segments.length === 0 ? segments : [...segments.slice(0, -1), slug];
    return { segments: named.flatMap(toSegments).map(sanitized), isFolder };
  },
  ending: 'slash',
  folderName: sanitized,
  hidesEnglishFolder: true,
};

/** A leading slash leaves out the locale; a dot makes the last segment the name of a file. */
function writtenAddress(filled: string, url: string): FlavourAddress {
  const isFile = url.includes('.') && !url.endsWith('/');
  return { segments: toSegments(filled), isFolder: false, isWhole: url.startsWith('/'), isFile };
}

function sanitized(segment: string): string {
  return segment.replace(DISALLOWED, '').trim().replace(/\s+/g, '-').toLowerCase();
}
