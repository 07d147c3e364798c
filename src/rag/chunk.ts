import type { PageEdition } from '../content/page-edition.js';
import type { PagePlace } from '../content/page-place.js';

/** A piece of one section, as it is stored in the index: it is searched, filtered and cited. */
export interface Chunk extends PagePlace, PageEdition {
  /** A UUID computed from page, section and position: the id stays the same when only the text changes. */
  readonly id: string;
  /** Path of the page in the corpus. */
  readonly file: string;
  /** The address of the page, relative to the base address of the site. */
  readonly urlPath: string;
  /** The heading of the section, exactly as written; empty on a page without headings. */
  readonly heading: string;
  /** Headings from the title of the page down to the section, as a reader sees them. */
  readonly headingPath: readonly string[];
  /** The anchor of the section, unique on its page. Together with `file` it identifies the section. */
  readonly anchor: string;
  /** Which piece of the section this is, from 0. */
  readonly position: number;
  /** The markdown, without comments, directives and tags. */
  readonly text: string;
  /** Principals (users, tenants, everyone) who may find the chunk. */
  readonly acl: readonly string[];
  /** Estimated: four characters count as one token. */
  readonly tokenCount: number;
}

/** A string that identifies the section of a chunk in the whole corpus. */
export function sectionKey(chunk: Pick<Chunk, 'file' | 'anchor'>): string {
  return `${chunk.file}#${chunk.anchor}`;
}
