import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { cutWithEllipsis } from '../../text/cut.js';

const DESCRIPTION_LIMIT = 200;

/** Finds the first paragraph, for the description in the head of the document, and whether the page has a title. */
export function pageFacts() {
  return (tree: Root, file: VFile): void => {
    const paragraph = tree.children.find((node) => node.type === 'paragraph');
    const text = paragraph ? toString(paragraph, { includeHtml: false }).replace(/\s+/g, ' ').trim() : '';
    file.data.description = cutWithEllipsis(text, DESCRIPTION_LIMIT);
    file.data.hasTitle = tree.children.some((node) => node.type === 'heading' && node.depth === 1);
  };
}
