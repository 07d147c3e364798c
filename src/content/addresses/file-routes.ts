import { slug as githubSlug } from 'github-slugger';
import { foldersOf, stemOf } from '../page-path.js';
import type { AddressedPage, AddressRule, FlavourAddress } from './address-rules.js';
import { textIn, toSegments } from './segments.js';

/*
 * Generators whose addresses are the paths of their files. They differ in the names of folder pages, in the letters that they
 * change, and in the end of an address.
 */

/** The path without extension; a file that `folderPage` matches is the page of its folder. */
function routeOf(path: string, folderPage: RegExp): FlavourAddress {
  const stem = stemOf(path);
  const isFolder = folderPage.test(stem);
  return { segments: isFolder ? foldersOf(path) : [...foldersOf(path), stem], isFolder };
}

/** Astro: a `slug` is the whole address; else each segment as GitHub writes anchors. */
export const starlight: AddressRule = {
  address: ({ path, data }: AddressedPage) => {
    const slug = textIn(data, 'slug');
    if (slug !== undefined) return { segments: toSegments(slug), isFolder: true, isWhole: true };
    const { segments, isFolder } = routeOf(path, /^index$/i);
    return { segments: segments.map((segment) => githubSlug(segment)), isFolder };
  },
  ending: 'slash',
  folderName: (name) => githubSlug(name),
};

/** VitePress, without `cleanUrls` and `rewrites`; `SITE_TRAILING_SLASH=never` gives the addresses of `cleanUrls`. */
export const vitepress: AddressRule = { address: ({ path }) => routeOf(path, /^index$/), ending: 'html' };

/** MkDocs with its default, `use_directory_urls`. */
export const mkdocs: AddressRule = { address: ({ path }) => routeOf(path, /^(?:index|README)$/), ending: 'slash' };

export const mdbook: AddressRule = {
  address: ({ path }) => routeOf(path, /^(?:index|readme)$/i),
  ending: 'index-html',
};

/** Next.js: `page.mdx` is the page of its folder in the app directory; a folder in parentheses is not in the address. */
export const nextra: AddressRule = {
  address: ({ path }) => {
    const { segments, isFolder } = routeOf(path, /^(?:index|page)$/);
    return { segments: segments.filter((segment) => !/^\(.*\)$/s.test(segment)), isFolder };
  },
  ending: 'none',
};

/** Obsidian Publish: `permalink` is the whole address; else the name of the note with `+` for spaces. */
export const obsidian: AddressRule = {
  address: ({ path, data }) => {
    const permalink = textIn(data, 'permalink');
    if (permalink !== undefined) return { segments: toSegments(permalink), isFolder: false, isWhole: true };
    const segments = [...foldersOf(path), stemOf(path)].map((segment) => segment.replaceAll(' ', '+'));
    return { segments, isFolder: false };
  },
  ending: 'none',
};
