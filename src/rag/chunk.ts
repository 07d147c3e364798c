import type { PagePlace } from '../content/page-place.js';

/** A piece of one section, as stored in the index: what is searched, filtered by and cited. */
export interface Chunk extends PagePlace {
  /** Deterministic UUID of page, section and position: the same place keeps its id when its text changes. */
  readonly id: string;
  /** Path of the page in the corpus. */
  readonly file: string;
  /** Where the site shows the page, relative to the site's base. */
  readonly urlPath: string;
  /** The section's heading exactly as written; empty on a page without headings. */
  readonly heading: string;
  /** Headings from the page's title down to the section, as a reader sees them. */
  readonly headingPath: readonly string[];
  /** The section's anchor, unique on its page. Together with `file` it identifies the section. */
  readonly anchor: string;
  /** Which piece of the section this is, from 0. */
  readonly position: number;
  /** The markdown, without comments, directives and tags. */
  readonly text: string;
  /** Principals who may find it. */
  readonly acl: readonly string[];
  /** An estimate: one token for four characters. */
  readonly tokenCount: number;
}

/** The section that a chunk belongs to. */
export function sectionKey(chunk: Pick<Chunk, 'file' | 'anchor'>): string {
  return `${chunk.file}#${chunk.anchor}`;
}
