import { dirname, join, normalize } from 'node:path/posix';
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { CorpusPage } from '../../content/page.js';
import type { Book } from '../content/book.js';
import { relativeUrl } from '../relative-url.js';
import { isExternal, splitUrl } from './split-url.js';

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
  // Links to the root of the site and to anchors of this page stay unchanged.
  if (path === '' || path.startsWith('/')) return;
  const target = findPage(page, path, book);
  if (target) link.properties.href = relativeUrl(page.urlPath, target.urlPath) + suffix;
  else delete link.properties.href;
}

/** Finds a page by file (`../02-b/03-c.md`), by file without extension, by `c.html` of mdBook, or by address (`../b/c`). */
function findPage(page: CorpusPage, path: string, book: Book): CorpusPage | undefined {
  const file = join(dirname(page.path), path).replace(/\/$/, '');
  const stem = file.replace(/\.html$/, '');
  const files = [file, `${stem}.md`, `${stem}.mdx`, ...folderPages(file)];
  const byFile = files.map((candidate) => book.atPath(candidate)).find(Boolean);
  return byFile ?? book.atUrl(normalize(join(dirname(page.urlPath), path)).replace(/^\.$|\/$/, ''));
}

function folderPages(folder: string): string[] {
  return ['README.md', 'index.md', 'README.mdx', 'index.mdx'].map((name) => join(folder, name));
}
