import { parseUrl } from '../../common/parse-url.js';
import { addressKey } from './address-key.js';

const ANY_ORIGIN = 'http://site.invalid';

/**
 * The key of the page that a reader has open, from the path of its address. A path that is not below the base address is taken
 * whole: the reader may be on the pages of this server, while citations lead to another site.
 */
export function addressAt(path: string, siteBaseUrl: string): string {
  const base = parseUrl(siteBaseUrl, ANY_ORIGIN)?.pathname ?? '/';
  const inside = `${path}/`.startsWith(base) ? path.slice(base.length) : path.replace(/^\//, '');
  return addressKey(decoded(inside));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
