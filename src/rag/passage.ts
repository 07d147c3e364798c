import type { PagePlace } from '../content/page-place.js';

/** A chunk that a search returned, as the agent cites it and `/rag/search` shows it. */
export interface Passage extends PagePlace {
  /** Stable between runs of the indexer. */
  readonly id: string;
  /** Path of the page in the corpus. */
  readonly file: string;
  /** The section's heading, exactly as written. */
  readonly heading: string;
  /** Headings from the page's title down to the section. */
  readonly headingPath: readonly string[];
  readonly text: string;
  /** Link that opens the section. */
  readonly sourceUrl: string;
  /** Higher is better; comparable between questions. */
  readonly score: number;
}
