import type { FlavourName } from '../flavours/flavour-name.js';
import type { AddressEnding, SiteRules } from '../site-rules/site-rules.js';

/** Whether addresses end in a slash: as the generator writes them, always, or never. */
export const TRAILING_SLASHES = ['auto', 'always', 'never'] as const;
export type TrailingSlash = (typeof TRAILING_SLASHES)[number];

/** What decides the address of a page. */
export interface AddressedPage {
  /** Relative to the corpus folder, with the folders of locale and version, and with forward slashes. */
  readonly path: string;
  /** The front matter. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly locale: string | null;
  readonly version: string | null;
  /** The `url` of the page in `manifest.json`. It wins over every rule. */
  readonly manifestUrl?: string;
}

/** The rules by which a site gives its pages addresses. */
export interface AddressRules {
  readonly flavour: FlavourName;
  /** With the placeholders of `url-pattern.ts`. Unset: the generator's own. */
  readonly pattern?: string;
  readonly trailingSlash: TrailingSlash;
  /** What the configuration of the site says. Unset: the generator's defaults. */
  readonly site?: SiteRules;
}

/** Where a page is in its tree. */
export interface TreePlace {
  readonly locale: string | null;
  readonly version: string | null;
  /** The path without the folders of locale and version. */
  readonly path: string;
}

/** The address of a page by the rule of its generator, without what all pages have in common. */
export interface FlavourAddress {
  /** Without locale and version. Empty for the first page. */
  readonly segments: readonly string[];
  /** Whether it is the page of a folder, such as `index.md`. */
  readonly isFolder: boolean;
  /** What is in front of the version, for example `docs` of Docusaurus. */
  readonly base?: string;
  /** What is written for the version, if it is not its name. Empty: nothing. */
  readonly version?: string;
  /** Whether the page names its whole address, so that locale, version and pattern do not apply. */
  readonly isWhole?: boolean;
  /** Where it differs from the generator's. */
  readonly ending?: AddressEnding;
  /** Whether the last segment is the name of a file, so that nothing follows it. */
  readonly isFile?: boolean;
}

/** One generator. */
export interface AddressRule {
  /**
   * @param page `path` is without the folders of locale and version.
   * @param site what the configuration says
   */
  readonly address: (page: AddressedPage, site: SiteRules) => FlavourAddress;
  readonly ending: AddressEnding;
  /** Writes the name of a locale or version folder as the generator does. */
  readonly folderName?: (name: string) => string;
  /** Whether a folder `en` is not in addresses, because English is usually the default language. */
  readonly hidesEnglishFolder?: boolean;
}
