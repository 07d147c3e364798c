/** A heading for which a generator makes an anchor. */
export interface SluggedHeading {
  /** As a reader sees it. */
  readonly text: string;
  /** As written, without marks of the heading and without `{#id}`. */
  readonly written: string;
  /** From 1 to 6. */
  readonly depth: number;
  /** The id that the writer gave it. */
  readonly explicit: string | undefined;
  /** Whether it is written as HTML, `<h2>`. */
  readonly isHtml?: true;
}

/**
 * How a site generator makes anchors of headings. It is called once for a page, with all ids that its writer gave to headings,
 * and returns the function that is called for each heading in turn, because generators number headings with equal texts.
 * A heading without an anchor has undefined.
 */
export type HeadingSlugs = (explicit: ReadonlySet<string>) => (heading: SluggedHeading) => string | undefined;
