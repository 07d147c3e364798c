import { dirname, join, normalize } from 'node:path/posix';
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { withoutTrailingSlashes } from '../../common/trailing-slashes.js';
import type { CorpusPage } from '../../content/page.js';
import type { Book } from '../content/book.js';
import { relativeUrl } from '../relative-url.js';
import { isExternal, splitUrl } from './split-url.js';

/** The root of a Docusaurus project in links between its files: `@site/docs/a.md`. */
const SITE_ROOT = '@site/';
/** Usual routes of documentation. */
const ROUTE = /^(?:docs?|documentation|guides?|help|manual|book)\//i;
const PAGE_FILE = /\.mdx?$/i;
const FOLDER_PAGES = ['README.md', 'index.md', '_index.md', 'README.mdx', 'index.mdx', 'page.mdx'];

/** Changes links between files of the corpus to links between pages of the site, and marks links to other sites. */
export function pageLinks() {
  return (tree: Root, file: VFile): void => {
    const { page, book } = file.data;
    if (!page || !book) return;
    visit(tree, 'element', (element) => {
      if (element.tagName === 'a' && typeof element.properties.href === 'string') rewrite(element, page, book);
    });
  };
}

function rewrite(link: Element, page: CorpusPage, book: Book): void {
  const href = String(link.properties.href);
  if (isExternal(href)) {
    link.properties.rel = ['noopener', 'noreferrer'];
    return;
  }
  const { path, suffix } = splitUrl(href);
  if (path === '') return;
  const target = path.startsWith('/') || path.startsWith(SITE_ROOT) ? fromRoot(path, book) : findPage(page, path, book);
  // Other addresses of this server stay unchanged, for example those of its API.
  if (!target && path.startsWith('/') && !PAGE_FILE.test(path)) return;
  if (target) link.properties.href = relativeUrl(page.urlPath, target.urlPath) + suffix;
  else delete link.properties.href;
}

/** Finds a page by file (`../02-b/03-c.md`), by file without extension, by `c.html` of mdBook, or by address (`../b/c`). */
function findPage(page: CorpusPage, path: string, book: Book): CorpusPage | undefined {
  const { urlPath } = page;
  // As a browser resolves it, and as writers do who do not think of the slash at the end of the address.
  const folders = [urlPath.slice(0, urlPath.lastIndexOf('/') + 1), dirname(urlPath)];
  return (
    atFile(join(dirname(page.path), path), book) ??
    folders.map((folder) => book.nearUrl(toAddress(join(folder, path)))).find(Boolean)
  );
}

/**
 * Finds a page by its path from the root of the site: an address or a file. The first folder may be the route of the
 * documentation, such as `docs`, which the corpus folder does not contain.
 */
function fromRoot(path: string, book: Book): CorpusPage | undefined {
  const inside = toAddress(path.replace(SITE_ROOT, ''));
  for (const candidate of [inside, inside.replace(ROUTE, '')]) {
    const page = book.nearUrl(candidate) ?? atFile(candidate, book);
    if (page) return page;
  }
  return undefined;
}

function atFile(path: string, book: Book): CorpusPage | undefined {
  const file = withoutTrailingSlashes(path);
  const stem = file.replace(/\.(?:html?|mdx?)$/i, '');
  const files = [file, `${stem}.md`, `${stem}.mdx`, ...FOLDER_PAGES.map((name) => join(file, name))];
  return files.map((candidate) => book.atPath(candidate)).find(Boolean);
}

function toAddress(path: string): string {
  return normalize(path).replace(/^(?:\.\/?|\/)/, '');
}
