import { encodeAddress } from '../content/addresses/encode-address.js';

/**
 * The relative link from one address of the site to another; both are relative to the root of the site. The link goes to
 * the root first, so the site works without configuration below a path prefix that a gateway strips.
 */
export function relativeUrl(from: string, to: string): string {
  const depth = from.split('/').length - 1;
  return (depth === 0 ? './' : '../'.repeat(depth)) + encodeAddress(to);
}
