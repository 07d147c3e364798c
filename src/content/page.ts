import type { PagePlace } from './page-place.js';

/** The principal of every reader. */
export const EVERYONE = 'everyone';

/** One markdown page of the corpus with its place in the book. Numbers and slugs come from the manifest or the path. */
export interface CorpusPage extends PagePlace {
  /** Relative to the corpus folder, with forward slashes. */
  readonly path: string;
  /** Where the site shows it, relative to the site's base: no numeric prefixes, no extension, no leading slash. */
  readonly urlPath: string;
  /** First heading, else the front matter's title, else the file's name. */
  readonly title: string;
  /** Sorts pages into reading order. */
  readonly order: number;
  /** The source without front matter. */
  readonly markdown: string;
  /** Who may find it: the front matter's `acl`, by default everyone. */
  readonly acl: readonly string[];
}

/** A file that was skipped, and why, in words for the person who runs the indexer. */
export interface CorpusProblem {
  readonly path: string;
  readonly reason: string;
}

export interface Corpus {
  readonly pages: readonly CorpusPage[];
  readonly problems: readonly CorpusProblem[];
}
