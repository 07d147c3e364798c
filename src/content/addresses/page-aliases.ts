import { join } from 'node:path/posix';
import type { FlavourName } from '../flavours/flavour-name.js';
import { ALIASES_OF_PAGE } from '../limits.js';
import { textIn, toSegments } from './segments.js';

/**
 * Earlier addresses of a page, which lead to it: `aliases` of Hugo, else `redirect_from` of Jekyll. One without a leading slash
 * begins in the folder of the page. In Obsidian, `aliases` are names and not addresses.
 * @param urlPath the address of the page
 * @param locale the locale of the page, which is in front of addresses that begin with a slash, if it is in front of `urlPath`
 */
export function pageAliases(
  data: Readonly<Record<string, unknown>>,
  { flavour, urlPath, locale }: { flavour: FlavourName; urlPath: string; locale: string | null },
): string[] {
  const written = flavour === 'hugo' ? data.aliases : data.redirect_from;
  const texts = [written].flat().slice(0, ALIASES_OF_PAGE);
  const parent = join(urlPath, '..');
  const root = locale !== null && urlPath.startsWith(`${locale}/`) ? locale : '';
  return texts.flatMap((value) => {
    const alias = textIn({ value }, 'value');
    if (alias === undefined) return [];
    return toSegments(join('/', alias.startsWith('/') ? root : parent, alias)).join('/') || [];
  });
}
