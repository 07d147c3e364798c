import { addressKey } from '../../content/addresses/address-key.js';
import type { Chunk } from '../chunk.js';
import type { Lexicon } from '../index-build.js';
import { languageOfQuestion } from '../lexical/question-language.js';
import type { SearchRequest } from '../search-request.js';
import type { IndexHit } from '../vector-index.js';

/** Factor for pages without a locale or version, where the open page has one: they are not translated, or not in versions. */
const COMMON_EDITION = 0.8;
/** Factor for pages of another locale or version than the open page. */
const OTHER_EDITION = 0.5;

/** What is known of the edition of the page that the reader has open. Undefined members prefer no page. */
export interface OpenEdition {
  readonly language?: string;
  readonly locale?: string | null;
  readonly version?: string | null;
}

interface OpenPage extends Pick<SearchRequest, 'currentChapter' | 'currentLesson' | 'locale' | 'version'> {
  /** The key of its address, if the reader's page sent its path. */
  readonly address?: string;
}

/**
 * The edition of the open page: that of the page among the hits, else the locale and the version that hits have and that are
 * segments of its address. What the request names itself is left out, because it has filtered the hits already.
 */
export function openEditionOf(hits: readonly IndexHit[], page: OpenPage): OpenEdition {
  const open = hits.find(({ chunk }) => isOpen(chunk, page))?.chunk ?? editionOfAddress(hits, page.address);
  const ofLocale = page.locale === undefined ? { language: open?.language, locale: open?.locale } : {};
  return { ...ofLocale, version: page.version === undefined ? open?.version : undefined };
}

/**
 * Lowers the scores of hits of other editions than the open page, and leaves out other editions of pages that were found in
 * this one. A question in another language than the open page is not bound to its locale.
 */
export function preferOpenEdition(
  hits: readonly IndexHit[],
  edition: OpenEdition,
  query: string,
  lexicon: Lexicon,
): readonly IndexHit[] {
  const { searched, written } = languageOfQuestion(query, lexicon);
  const speaksOther = written === searched && edition.language !== undefined && written !== edition.language;
  const preferred = { locale: speaksOther ? undefined : edition.locale, version: edition.version };
  const weighed = hits.map((hit) => ({
    hit,
    factor: factorOf(hit.chunk.locale, preferred.locale) * factorOf(hit.chunk.version, preferred.version),
  }));
  if (weighed.every(({ factor }) => factor === 1)) return hits;
  const pages = new Set(weighed.filter(({ factor }) => factor === 1).map(({ hit }) => pageOf(hit.chunk)));
  return weighed
    .filter(({ hit, factor }) => factor === 1 || !pages.has(pageOf(hit.chunk)))
    .map(({ hit, factor }) => ({ chunk: hit.chunk, score: hit.score * factor }));
}

function factorOf(found: string | null, preferred: string | null | undefined): number {
  if (preferred === undefined || found === preferred) return 1;
  return found === null ? COMMON_EDITION : OTHER_EDITION;
}

function isOpen(chunk: Chunk, { address, currentChapter, currentLesson }: OpenPage): boolean {
  if (address !== undefined && addressKey(chunk.urlPath) === address) return true;
  const isInChapter = currentChapter != null && chunk.chapterNumber === currentChapter;
  return isInChapter && currentLesson !== undefined && chunk.lessonSlug === currentLesson;
}

function editionOfAddress(hits: readonly IndexHit[], address = ''): OpenEdition | undefined {
  const segments = new Set(address.toLowerCase().split('/'));
  const has = (name: string | null) => name !== null && segments.has(name.toLowerCase());
  const inLocale = hits.find(({ chunk }) => has(chunk.locale))?.chunk;
  const inVersion = hits.find(({ chunk }) => has(chunk.version))?.chunk;
  return { language: inLocale?.language, locale: inLocale?.locale, version: inVersion?.version };
}

/** The address without locale and version: the same for all editions of a page. */
function pageOf({ urlPath, locale, version }: Chunk): string {
  const names = [locale, version].map((name) => name?.toLowerCase());
  const segments = addressKey(urlPath).split('/');
  return segments.filter((segment) => !names.includes(segment.toLowerCase())).join('/');
}
