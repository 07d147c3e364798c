import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { cutWithEllipsis } from '../../text/cut.js';

/** The language before the attributes, as in `rust,ignore`, `ts {1,3}` and `js:line-numbers`. */
const LANGUAGE = /^[\w+#.-]+/;

/** Reduces an info string such as `rust,ignore` of mdBook to its language, for the highlighter. */
export function codeLanguage() {
  return (tree: Root): void =>
    visit(tree, 'code', (code) => {
      code.lang = code.lang ? LANGUAGE.exec(code.lang)?.[0].toLowerCase() : undefined;
    });
}

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
