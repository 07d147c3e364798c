import type { RootContent } from 'mdast';

/** A heading and the blocks down to the next heading of any level. */
export interface Section {
  /** As written after the `#` signs, without `{#id}`; empty when the page has no heading. */
  readonly heading: string;
  /** Headings from the page's first one down to this, as a reader sees them. */
  readonly path: readonly string[];
  readonly anchor: string;
  /** Anchors of the headings above it, outermost first. */
  readonly ancestors: readonly string[];
  readonly blocks: readonly RootContent[];
}
