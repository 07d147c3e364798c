import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { type AnchoredHeading, anchoredHeadings } from '../../content/markdown/heading-anchors.js';

/** A heading of the page as its table of contents and the search of the site show it. */
export interface PageHeading extends Pick<AnchoredHeading, 'text' | 'anchor'> {
  readonly level: number;
}

/** Writes the anchors that citations link to into the page. */
export function headingAnchors() {
  return (tree: Root, file: VFile): void => {
    const headings = anchoredHeadings(tree, String(file.value));
    for (const { node, anchor } of headings) node.data = { ...node.data, hProperties: { id: anchor } };
    file.data.headings = headings.map(toPageHeading);
  };
}

export function toPageHeading({ node, text, anchor }: AnchoredHeading): PageHeading {
  return { level: node.depth, text, anchor };
}
