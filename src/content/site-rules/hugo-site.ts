import { join } from 'node:path';
import { isLocale } from '../addresses/locale-names.js';
import { isObject } from './config-text.js';
import type { SitePlace, SiteRules } from './site-rules.js';
import { isAround, outsideOf, pathFrom } from './source-folders.js';

/** Hugo: `contentDir`, `uglyURLs`, `permalinks`, and whether the default language has a folder in addresses. */
export function hugoSite(written: Readonly<Record<string, unknown>>, place: SitePlace): SiteRules {
  const config = withSmallNames(written);
  const source = join(place.site, contentFolder(config.contentdir));
  return {
    ...(config.uglyurls === true && { ending: 'index-html' as const }),
    hiddenLocale: config.defaultcontentlanguageinsubdir === true ? null : languageOf(config.defaultcontentlanguage),
    permalinks: permalinksOf(config.permalinks),
    sitePath: (path) => (isAround(source, place) ? (pathFrom(source, place, path) ?? path) : path),
    leftOut: outsideOf(source, place),
  };
}

function languageOf(value: unknown): string {
  return typeof value === 'string' ? value : 'en';
}

/** `content/en` is the folder of one language: the other languages are beside it. */
function contentFolder(value: unknown): string {
  const folders = typeof value === 'string' ? value.split('/') : ['content'];
  return folders.length > 1 && isLocale(folders.at(-1)!) ? folders.slice(0, -1).join('/') : folders.join('/');
}

/** `permalinks.page.posts`, or `permalinks.posts` in the older form. Patterns of sections and taxonomies make no pages of text. */
function permalinksOf(value: unknown): ReadonlyMap<string, string> {
  const permalinks = isObject(value) ? value : {};
  const pages = isObject(permalinks.page) ? permalinks.page : {};
  const all = [...Object.entries(permalinks), ...Object.entries(pages)];
  return new Map(all.filter((each): each is [string, string] => typeof each[1] === 'string'));
}

/** Hugo does not tell small letters from capital letters in names. */
function withSmallNames(config: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(config).map(([name, value]) => [name.toLowerCase(), value]));
}
