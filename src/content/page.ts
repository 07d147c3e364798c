import type { FlavourName } from './flavours/flavour-name.js';
import type { PageEdition } from './page-edition.js';
import type { PagePlace } from './page-place.js';

/** The principal that every reader has. */
export const EVERYONE = 'everyone';

/** One page of the corpus with its place in the book. Numbers and slugs come from the manifest or the path. */
export interface CorpusPage extends PagePlace, PageEdition {
  /** Relative to the corpus folder, with forward slashes. */
  readonly path: string;
  /** The address on the site, decoded and relative to `SITE_BASE_URL`: no leading slash. See `pageAddress`. */
  readonly urlPath: string;
  /** Earlier addresses, which lead to the page. */
  readonly aliases: readonly string[];
  /** The heading of level 1 at the top, else the title in front matter, else the first heading or the name of the file. */
  readonly title: string;
  /** The title comes from front matter and stands above the text: no heading of the text repeats it. */
  readonly titleAbove: boolean;
  /** Other names of the page in front matter, such as the one in the sidebar. */
  readonly labels: readonly string[];
  readonly description: string | null;
  /** Keywords and tags of front matter. */
  readonly keywords: readonly string[];
  /** Sorts pages into reading order. */
  readonly order: number;
  /** The generator of its site, whose rules make the anchors of headings. */
  readonly flavour: FlavourName;
  /** The text as standard Markdown, without front matter. */
  readonly markdown: string;
  /** Principals who may find the page: `acl` in front matter, by default everyone. */
  readonly acl: readonly string[];
}

/** A file that is not a page of the corpus, with a reason for the person who runs the indexer. */
export interface CorpusProblem {
  readonly path: string;
  readonly reason: string;
  /** The writers do not publish the file, as a draft: nothing has to be corrected. */
  readonly unpublished?: true;
}

/** The pages of a folder, and the files that are left out. */
export interface Corpus {
  /** The real path of the folder. */
  readonly folder: string;
  /** The generator whose rules were used. */
  readonly flavour: FlavourName;
  /** The name that the settings give, else `book` of the manifest, else the title of the first page of the site, else the name of the folder in words. */
  readonly title: string;
  readonly pages: readonly CorpusPage[];
  readonly problems: readonly CorpusProblem[];
  /** How many files of each ending hold documentation that is not read, such as `.docx`. */
  readonly unread: ReadonlyMap<string, number>;
}
