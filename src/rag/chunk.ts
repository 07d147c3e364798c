/** A stretch of one section, as stored in the index: what is searched, filtered by and cited. */
export interface Chunk {
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
  /** GitHub-style slug of the heading, unique on its page: with `file`, the section's identity. */
  readonly anchor: string;
  /** Which stretch of the section this is, from 0. */
  readonly position: number;
  /** The markdown, without comments, directives and tags. */
  readonly text: string;
  readonly partNumber: number | null;
  readonly part: string | null;
  readonly chapterNumber: number | null;
  readonly chapterTitle: string | null;
  readonly lessonSlug: string | null;
  readonly lessonTitle: string | null;
  /** Principals who may find it. */
  readonly acl: readonly string[];
  /** Estimate, four characters a token. */
  readonly tokenCount: number;
}

/** The section that a chunk belongs to. */
export function sectionKey(chunk: Pick<Chunk, 'file' | 'anchor'>): string {
  return `${chunk.file}#${chunk.anchor}`;
}
