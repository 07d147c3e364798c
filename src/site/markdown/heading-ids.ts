import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { type AnchoredHeading, anchoredHeadings } from '../../content/markdown/heading-anchors.js';

/** A heading of a page, for the table of contents and the search of the site. */
export interface PageHeading extends Pick<AnchoredHeading, 'text' | 'anchor'> {
  readonly level: number;
}

/** Sets the ids of headings, which are the anchors that citations link to. */
export function headingIds() {
  return (tree: Root, file: VFile): void => {
    const headings = anchoredHeadings(tree, String(file.value));
    for (const { node, anchor } of headings) node.data = { ...node.data, hProperties: { id: anchor } };
    file.data.headings = headings.map(toPageHeading);
  };
}

export function toPageHeading({ node, text, anchor }: AnchoredHeading): PageHeading {
  return { level: node.depth, text, anchor };
}
