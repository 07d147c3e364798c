import { createHash } from 'node:crypto';
import pMap from 'p-map';
import { encodeAddress } from '../addresses/encode-address.js';
import { CHECKS_AT_ONCE, EXPLAINED_PAGES } from '../limits.js';
import { splitSections } from '../markdown/sections.js';
import { type CorpusPage, EVERYONE } from '../page.js';
import { otherForms, settingForRedirect } from './setting-for.js';
import type { UndiciSite } from './undici-site.js';

type Site = Pick<UndiciSite, 'ask'>;

export interface CheckedLink {
  readonly path: string;
  readonly url: string;
  /** `no anchor`: the page opens, but at its top; `failed`: there was no answer, or none that says whether the page exists. */
  readonly result: 'ok' | 'moved' | 'no anchor' | 'not found' | 'failed';
  /** The new address, the status, or the fault. */
  readonly detail?: string;
}

export interface LinkCheck {
  readonly links: readonly CheckedLink[];
  /** Settings that would help, the one that helps most pages first. */
  readonly suggestions: readonly string[];
  /** The site has a page at an address that cannot exist, so the others prove nothing. */
  readonly answersEverything: boolean;
}

/** Some of the pages that everyone may read: the same ones for the same seed. */
export function samplePages(pages: readonly CorpusPage[], count: number, seed: string): CorpusPage[] {
  const ranked = pages
    .filter((page) => page.acl.includes(EVERYONE))
    .map((page) => ({ page, rank: createHash('sha256').update(`${seed}\n${page.path}`).digest('hex') }));
  return ranked
    .sort((left, right) => (left.rank < right.rank ? -1 : 1))
    .slice(0, count)
    .map(({ page }) => page);
}

/** Asks a site for the addresses that citations of these pages have. @param base ends in a slash. */
export async function checkLinks(pages: readonly CorpusPage[], base: string, site: Site): Promise<LinkCheck> {
  const impossible = await site.ask(`${base}no-such-page-${'x'.repeat(12)}`);
  const options = { concurrency: CHECKS_AT_ONCE };
  const links = await pMap(pages, (page) => checkPage(page, base, site), options);
  const settings = links.flatMap(({ result, url, detail }) =>
    result === 'moved' ? (settingForRedirect(base, url, detail!) ?? []) : [],
  );
  const missing = links.filter(({ result }) => result === 'not found').slice(0, EXPLAINED_PAGES);
  settings.push(...(await pMap(missing, ({ url }) => settingThatHelps(url, base, site), options)).flat());
  const answersEverything = impossible.status !== undefined && impossible.status < 300;
  return { links, suggestions: answersEverything ? [] : mostFrequent(settings), answersEverything };
}

async function checkPage(page: CorpusPage, base: string, site: Site): Promise<CheckedLink> {
  const url = base + encodeAddress(page.urlPath);
  const anchor = splitSections(page.markdown).at(1)?.anchor ?? '';
  const { status, fault, url: reached, hasAnchor } = await site.ask(url, anchor);
  const link = { path: page.path, url };
  if (status === undefined) return { ...link, result: 'failed', detail: fault };
  if (status === 404 || status === 410) return { ...link, result: 'not found', detail: String(status) };
  if (status < 200 || status > 299) return { ...link, result: 'failed', detail: String(status) };
  if (reached !== url) return { ...link, result: 'moved', detail: reached };
  return hasAnchor === false ? { ...link, result: 'no anchor', detail: `#${anchor}` } : { ...link, result: 'ok' };
}

/** The setting of the first other form of an address that the site knows. */
async function settingThatHelps(url: string, base: string, site: Site): Promise<string[]> {
  for (const { setting, address } of otherForms(url.slice(base.length))) {
    const { status = 0 } = await site.ask(base + address);
    if (status >= 200 && status < 300) return [setting];
  }
  return [];
}

function mostFrequent(settings: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const setting of settings) counts.set(setting, (counts.get(setting) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left).map(([setting]) => setting);
}
