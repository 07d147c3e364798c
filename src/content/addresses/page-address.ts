import type { FlavourName } from '../flavours/flavour-name.js';
import type { AddressedPage, AddressRule, AddressRules, FlavourAddress, TrailingSlash } from './address-rules.js';
import { plain } from './plain.js';
import { textIn, toSegments } from './segments.js';
import { treePlace } from './tree-place.js';
import { fillPattern } from './url-pattern.js';

const RULES: Readonly<Record<FlavourName, AddressRule>> = {
  docusaurus: plain,
  starlight: plain,
  vitepress: plain,
  mkdocs: plain,
  hugo: plain,
  mdbook: plain,
  nextra: plain,
  obsidian: plain,
  plain,
};

/** The address of a page on the site, decoded and relative to `SITE_BASE_URL`: no leading slash, and its slash at the end. */
export function pageAddress(page: AddressedPage, { flavour, pattern, trailingSlash }: AddressRules): string {
  if (page.manifestUrl !== undefined) return asWritten(page.manifestUrl);
  const rule = RULES[flavour];
  const found = rule.address({ ...page, path: treePlace(page.path, flavour).path });
  if (found.isWhole) return withEnding(found.segments, found, rule, trailingSlash);
  return pattern === undefined
    ? withEnding(inGeneratorsPlace(page, found, rule), found, rule, trailingSlash)
    : inPattern(pattern, page, found, rule, trailingSlash);
}

function asWritten(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : address.replace(/[?#].*$/s, '');
  return toSegments(path).join('/') + (path.length > 1 && path.endsWith('/') ? '/' : '');
}

function inGeneratorsPlace({ locale, version }: AddressedPage, found: FlavourAddress, rule: AddressRule): string[] {
  const shownLocale = locale === rule.defaultLocale ? null : locale;
  const shownVersion = version !== null && rule.version ? rule.version(version) : version;
  return [shownLocale, found.base, shownVersion, ...found.segments].filter(
    (part) => part != null && part !== '',
  ) as string[];
}

function inPattern(
  pattern: string,
  { data, locale, version }: AddressedPage,
  found: FlavourAddress,
  rule: AddressRule,
  trailingSlash: TrailingSlash,
): string {
  const end = pattern.slice(pattern.lastIndexOf('}') + 1);
  const isFile = end !== '' && end !== '/';
  const segments = isFile && found.isFolder ? [...found.segments, 'index'] : found.segments;
  const path = segments.join('/');
  const slug = toSegments(textIn(data, 'slug') ?? segments.at(-1) ?? '').join('/');
  const address = fillPattern(pattern, { path, slug, locale: locale ?? '', version: version ?? '' });
  if (isFile || address === '') return address;
  return withEnding(address.split('/'), found, end === '/' ? SLASHED : rule, trailingSlash);
}

const SLASHED: Pick<AddressRule, 'ending'> = { ending: 'slash' };

function withEnding(
  segments: readonly string[],
  { isFolder }: FlavourAddress,
  { ending }: Pick<AddressRule, 'ending'>,
  trailingSlash: TrailingSlash,
): string {
  const address = segments.join('/');
  if (address === '' || /\.html?$/i.test(address)) return address;
  if (trailingSlash !== 'auto') return trailingSlash === 'always' ? `${address}/` : address;
  if (ending === 'none') return address;
  if (ending === 'slash' || (ending === 'html' && isFolder)) return `${address}/`;
  return isFolder ? `${address}/index.html` : `${address}.html`;
}
