import type { PagePlace } from './page-place.js';

/** The principal that every reader has. */
export const EVERYONE = 'everyone';

/** One markdown page of the corpus with its place in the book. Numbers and slugs come from the manifest or the path. */
export interface CorpusPage extends PagePlace {
  /** Relative to the corpus folder, with forward slashes. */
  readonly path: string;
  /** The address on the site, decoded and relative to `SITE_BASE_URL`: no leading slash. See `pageAddress`. */
  readonly urlPath: string;
  /** The first heading, else the title in front matter, else the name of the file. */
  readonly title: string;
  /** Sorts pages into reading order. */
  readonly order: number;
  /** The source without front matter. */
  readonly markdown: string;
  /** Principals who may find the page: `acl` in front matter, by default everyone. */
  readonly acl: readonly string[];
}

/** A file that was skipped, with a reason for the person who runs the indexer. */
export interface CorpusProblem {
  readonly path: string;
  readonly reason: string;
}

/** The pages of a folder, and the files that could not be read. */
export interface Corpus {
  readonly pages: readonly CorpusPage[];
  readonly problems: readonly CorpusProblem[];
}
