import { parseUrl } from '../../common/parse-url.js';
import { LINK_CHARACTERS } from '../limits.js';

/** Renderers and browsers read these differently: a browser drops tabs and line breaks, and reads `\` as `/`. */
const AMBIGUOUS = /[\s\p{Cc}\p{Cf}\p{Cs}\\]/u;
const ABSOLUTE = /^https?:\/\/(?![/\\])/i;
/** A relative address stays on the host of the page that shows it, whatever the scheme of that page is. */
const PAGES = ['http://first.invalid/a/b', 'https://second.invalid/a/b'].map((page) => new URL(page));

/**
 * An http or https address with a host. Undefined for everything else, and for an address with a user name, which is
 * written to deceive readers about its host.
 */
export function absoluteUrl(address: string): URL | undefined {
  if (address.length > LINK_CHARACTERS || AMBIGUOUS.test(address) || !ABSOLUTE.test(address)) return undefined;
  const url = parseUrl(address);
  return url && url.username === '' && url.password === '' && !url.host.startsWith('[') ? url : undefined;
}

/** Whether an address leads to the host of the page that shows it: a path, a query or a fragment. */
export function isRelative(address: string): boolean {
  if (address === '' || address.length > LINK_CHARACTERS || AMBIGUOUS.test(address)) return false;
  if (/^[^/?#]*:/.test(address)) return false;
  return PAGES.every((page) => parseUrl(address, page)?.host === page.host);
}

/** Whether a URL is at or below another one: same origin, and the same segments at the beginning of the path. */
export function isBelow(url: URL, site: URL): boolean {
  if (url.origin !== site.origin) return false;
  const [prefix, segments] = [segmentsOf(site), segmentsOf(url)];
  // Where a server decodes them, an encoded dot or slash leads out of the prefix.
  if (prefix.length > 0 && /%(?:2e|2f|5c)/i.test(url.pathname)) return false;
  return prefix.every((segment, index) => segments[index] === segment);
}

function segmentsOf({ pathname }: URL): string[] {
  return pathname.replace(/\/$/, '').split('/').slice(1);
}

/** An absolute URL as it is written into Markdown. */
export function writtenUrl(url: URL): string {
  return url.origin + writtenPath(url.pathname + url.search + url.hash);
}

/**
 * A relative address as it is written into Markdown: without a character that has a meaning there, and without a part
 * that a renderer would take for another address if something cut this one into pieces.
 */
export function writtenPath(path: string): string {
  return path
    .replace(/[^\w\-.~:/?#@!'+,;=%&]/gu, percentEncoded)
    .replace(/&#?\w+;/g, (reference) => `${reference.slice(0, -1)}%3B`)
    .replace(/(?<=\/)\//g, '%2F')
    .replace(/:(?=\/)/g, '%3A')
    .replace(/(?<=www)\./gi, '%2E')
    .replaceAll('@', '%40');
}

function percentEncoded(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}
