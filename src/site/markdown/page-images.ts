import { dirname, join } from 'node:path/posix';
import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { relativeUrl } from '../relative-url.js';
import { IMAGES_AT } from '../site-addresses.js';
import { isExternal, splitUrl } from './split-url.js';

/**
 * Serves images of the corpus from this server. An image on another server becomes a link, because loading it would
 * reveal to that server which pages a reader opens.
 */
export function pageImages() {
  return (tree: Root, file: VFile): void => {
    const { page } = file.data;
    if (!page) return;
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName !== 'img') return undefined;
      const source = String(element.properties.src ?? '');
      const address = imageAddress(page.path, source);
      if (address !== undefined) {
        element.properties = { ...element.properties, src: relativeUrl(page.urlPath, address), loading: 'lazy' };
        return undefined;
      }
      if (parent && index !== undefined) parent.children[index] = substitute(source, element);
      return SKIP;
    });
  };
}

/** Undefined for an image outside of the corpus folder. A leading slash means the root of the folder, as in Docusaurus. */
function imageAddress(pagePath: string, source: string): string | undefined {
  if (source === '' || isExternal(source)) return undefined;
  const { path } = splitUrl(source);
  const file = path.startsWith('/') ? join('.', path) : join(dirname(pagePath), path);
  return file.startsWith('..') ? undefined : `${IMAGES_AT}/${file}`;
}

function substitute(source: string, image: Element): Element {
  const text = String(image.properties.alt || 'picture');
  const properties = /^https?:\/\//i.test(source) ? { href: source, rel: ['noopener', 'noreferrer'] } : {};
  const tagName = 'href' in properties ? 'a' : 'span';
  return { type: 'element', tagName, properties, children: [{ type: 'text', value: text }] };
}
