import { parseUrl } from '../../common/parse-url.js';
import type { FlavourName } from '../flavours/flavour-name.js';
import type { SiteRules } from '../site-rules/site-rules.js';
import type {
  AddressedPage,
  AddressRule,
  AddressRules,
  FlavourAddress,
  TrailingSlash,
  TreePlace,
} from './address-rules.js';
import { docusaurus } from './docusaurus.js';
import { mdbook, mkdocs, nextra, obsidian, starlight, vitepress } from './file-routes.js';
import { hugo } from './hugo.js';
import { plain } from './plain.js';
import { textIn, toSegments } from './segments.js';
import { treePlace } from './tree-place.js';
import { fillPattern } from './url-pattern.js';

const RULES: Readonly<Record<FlavourName, AddressRule>> = {
  docusaurus,
  starlight,
  vitepress,
  mkdocs,
  hugo,
  mdbook,
  nextra,
  obsidian,
  plain,
};

/** The address of a page on the site, decoded and relative to `SITE_BASE_URL`: no leading slash, and its slash at the end. */
export function pageAddress(page: AddressedPage, { flavour, pattern, trailingSlash, site = {} }: AddressRules): string {
  if (page.manifestUrl !== undefined) return asWritten(page.manifestUrl);
  const rule = { ...RULES[flavour], ...(site.ending && { ending: site.ending }) };
  const path = site.sitePath?.(page.path) ?? page.path;
  const place = treePlace(path, flavour);
  const found = rule.address({ ...page, path: place.path }, site);
  if (found.isWhole) return withEnding(found.segments, found, rule, trailingSlash);
  return pattern === undefined
    ? withEnding(inGeneratorsPlace(path, place, found, { rule, site }), found, rule, trailingSlash)
    : inPattern(pattern, page, found, rule, trailingSlash);
}

function asWritten(address: string): string {
  const path = parseUrl(address)?.pathname ?? address.replace(/[?#].*$/s, '');
  return toSegments(path).join('/') + (path.length > 1 && path.endsWith('/') ? '/' : '');
}

const ENGLISH = /^en(?:[-_]us)?$/i;

function inGeneratorsPlace(
  path: string,
  { locale, version }: TreePlace,
  found: FlavourAddress,
  { rule, site }: { rule: AddressRule; site: SiteRules },
): string[] {
  const { folderName = (name) => name } = rule;
  const isFolder = locale !== null && path.split('/').includes(locale);
  const isDefault = site.hiddenLocale === undefined ? undefined : locale === site.hiddenLocale;
  const isEnglish = locale !== null && ENGLISH.test(locale) && (!isFolder || rule.hidesEnglishFolder === true);
  const shownLocale = locale === null || (isDefault ?? isEnglish) ? null : folderName(locale);
  const shownVersion = found.version ?? (version && folderName(version));
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
  // The first page of a site needs no name.
  if (isFile || address === '') return address.replace(/^index\.html?$/, '');
  return withEnding(address.split('/'), found, end === '/' ? SLASHED : rule, trailingSlash);
}

const SLASHED: Pick<AddressRule, 'ending'> = { ending: 'slash' };

function withEnding(
  segments: readonly string[],
  { isFolder, isFile, ending: own }: FlavourAddress,
  rule: Pick<AddressRule, 'ending'>,
  trailingSlash: TrailingSlash,
): string {
  const address = segments.join('/');
  const ending = own ?? rule.ending;
  if (address === '' || isFile || /\.html?$/i.test(address)) return address;
  // VitePress keeps the slash of a folder when it writes no .html.
  const needsSlash = trailingSlash === 'always' || (ending === 'html' && isFolder);
  if (trailingSlash !== 'auto') return needsSlash ? `${address}/` : address;
  if (ending === 'none') return address;
  if (ending === 'folder-slash') return isFolder ? `${address}/` : address;
  if (ending === 'slash' || needsSlash) return `${address}/`;
  return isFolder ? `${address}/index.html` : `${address}.html`;
}
