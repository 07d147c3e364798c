import { encodeAddress } from '../content/addresses/encode-address.js';
import type { PagePlace } from '../content/page-place.js';
import { placeOf } from '../content/page-place.js';
import type { IndexHit } from './vector-index.js';

/** A chunk that a search returned, as the agent cites it and `/rag/search` shows it. */
export interface Passage extends PagePlace {
  /** Stays the same when the corpus is indexed again. */
  readonly id: string;
  /** Path of the page in the corpus. */
  readonly file: string;
  /** The heading of the section, exactly as written. */
  readonly heading: string;
  /** Headings from the title of the page down to the section. */
  readonly headingPath: readonly string[];
  readonly text: string;
  /** Link that opens the section. */
  readonly sourceUrl: string;
  /** Higher is better. Scores of different questions can be compared. */
  readonly score: number;
}

export function toPassage({ chunk, score }: IndexHit, siteBaseUrl: string): Passage {
  const { id, file, heading, headingPath, text } = chunk;
  return { id, file, heading, headingPath, text, score, ...placeOf(chunk), sourceUrl: linkTo(chunk, siteBaseUrl) };
}

function linkTo({ urlPath, anchor }: IndexHit['chunk'], siteBaseUrl: string): string {
  const page = siteBaseUrl + encodeAddress(urlPath);
  return anchor === '' ? page : `${page}#${encodeURIComponent(anchor)}`;
}
