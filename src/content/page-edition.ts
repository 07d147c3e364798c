import { detectLanguage, languageOfTag } from '../text/languages/detect-language.js';

/** Of which edition of the documentation a page is. Chunks and passages of the page have the same members. */
export interface PageEdition {
  /** Two letters, such as `en`. */
  readonly language: string;
  /** The name of its locale as in the folders of the documentation, such as `pt-BR`; null where there are no such folders. */
  readonly locale: string | null;
  /** The name of its version, such as `2.x`; null for documentation of one version. */
  readonly version: string | null;
}

/** Copies only the members of `PageEdition`. */
export function editionOf({ language, locale, version }: PageEdition): PageEdition {
  return { language, locale, version };
}

/** What says of which edition a page is. */
export interface EditionHints {
  readonly page: { readonly markdown: string };
  /** Front matter. */
  readonly data: Readonly<Record<string, unknown>>;
  /** By the folders of the page. */
  readonly place: { readonly locale: string | null; readonly version: string | null };
}

const DEFAULT = 'en';
const FENCED = /^(?:```|~~~)/;

/**
 * The editions of pages. The language is the one that front matter (`lang`) or the locale says, else the one that the text
 * shows. Pages that do not show it, such as a page of code, are in the language of most other pages.
 */
export function editionsOf(pages: readonly EditionHints[]): PageEdition[] {
  const found = pages.map(languageOf);
  const counts = new Map<string, number>();
  for (const language of found) if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [[usual] = [DEFAULT]] = [...counts].sort((left, right) => right[1] - left[1]);
  return pages.map(({ data, place }, index) => ({
    language: found[index] ?? usual,
    locale: place.locale,
    version: nameOf(data.version) ?? place.version,
  }));
}

function languageOf({ page, data, place }: EditionHints): string | undefined {
  const named = typeof data.lang === 'string' ? languageOfTag(data.lang) : undefined;
  return named ?? languageOfTag(place.locale ?? '') ?? detectLanguage(withoutCode(page.markdown));
}

/** A version in front matter, which YAML may read as a number. */
function nameOf(version: unknown): string | undefined {
  if (typeof version === 'number') return String(version);
  return typeof version === 'string' && version !== '' && version.length <= NAME_CHARACTERS ? version : undefined;
}

/** Enough of the text to tell its language. Code is written in English everywhere. */
function withoutCode(markdown: string): string {
  let isCode = false;
  const lines: string[] = [];
  for (const line of markdown.slice(0, READ_CHARACTERS).split('\n')) {
    if (FENCED.test(line.trimStart())) isCode = !isCode;
    else if (!isCode) lines.push(line);
  }
  return lines.join('\n');
}

const READ_CHARACTERS = 12_000;
const NAME_CHARACTERS = 64;
