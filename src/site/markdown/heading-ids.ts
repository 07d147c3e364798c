import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { type AnchoredHeading, anchoredHeadings } from '../../content/markdown/heading-anchors.js';
import { slugsOf } from '../../content/markdown/slugs/slugs-of.js';

/** A heading of a page, for the table of contents and the search of the site. */
export interface PageHeading extends Pick<AnchoredHeading, 'text' | 'anchor'> {
  readonly level: number;
}

/** Sets the ids of headings, which are the anchors that citations link to. */
export function headingIds() {
  return (tree: Root, file: VFile): void => {
    const headings = anchoredHeadings(tree, String(file.value), slugsOf(file.data.page?.flavour ?? 'plain'));
    // From the last one on, because an id in a piece of HTML moves what is after it.
    for (const heading of headings.toReversed()) setId(heading);
    file.data.headings = headings.map(toPageHeading);
  };
}

function setId({ node, anchor, html, explicit }: AnchoredHeading): void {
  if (node.type === 'heading') node.data = { ...node.data, hProperties: { id: anchor } };
  else if (html && explicit === undefined)
    node.value = `${node.value.slice(0, html.nameEnd)} id="${anchor}"${node.value.slice(html.nameEnd)}`;
}

export function toPageHeading({ depth, text, anchor }: AnchoredHeading): PageHeading {
  return { level: depth, text, anchor };
}
