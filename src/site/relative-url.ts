/**
 * The link from one address of the site to another, both relative to its root. Always climbs to the root first, so the
 * site works below any path prefix that a gateway strips, without being told.
 */
export function relativeUrl(from: string, to: string): string {
  const depth = from.split('/').length - 1;
  return (depth === 0 ? './' : '../'.repeat(depth)) + to.split('/').map(encodeURIComponent).join('/');
}
