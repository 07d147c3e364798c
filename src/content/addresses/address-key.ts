import { withoutTrailingSlashes } from '../../common/trailing-slashes.js';

const FILE_END = /(?:(?:^|\/)(?:index|readme))?\.(?:html?|mdx?)$/i;

/**
 * What the usual forms of an address have in common: `guide`, `guide/`, `guide.html`, `guide/index.html` and `guide.md` have
 * the same key. Two pages of one site may have the same key, but not the same address.
 * @param address decoded, without its leading slash.
 */
export function addressKey(address: string): string {
  return withoutTrailingSlashes(withoutTrailingSlashes(address).replace(FILE_END, ''));
}
