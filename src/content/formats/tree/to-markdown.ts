import type { ListItem, Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', rule: '-', fences: true, listItemIndent: 'one', incrementListMarker: true })
  .freeze();

/** Writes a tree as standard Markdown: `#` headings, fenced code, tables of GitHub. Text is escaped where it looks like Markdown. */
export function toMarkdown(children: readonly RootContent[]): string {
  const tree: Root = { type: 'root', children: [...children] };
  // A heading of several lines would be underlined, and an underlined heading opens no section.
  visit(tree, 'heading', (heading) => {
    visit(heading, (node, index, parent) => {
      if ((node.type === 'break' || isLineBreak(node)) && parent && index !== undefined)
        parent.children[index] = { type: 'text', value: ' ' };
      if (node.type === 'text') node.value = node.value.replace(/\s+/g, ' ');
    });
  });
  visit(tree, 'tableCell', (cell) =>
    visit(cell, 'text', (node) => {
      node.value = node.value.replace(/\s+/g, ' ');
    }),
  );
  visit(tree, 'list', (list) => {
    if (list.children.every(isShort)) for (const node of [list, ...list.children]) node.spread = false;
  });
  return writer.stringify(tree);
}

function isLineBreak(node: Nodes): boolean {
  return node.type === 'html' && node.value === '<br>';
}

/** One paragraph, and lists below it: such items need no blank lines between them. */
function isShort({ children }: ListItem): boolean {
  return children.every(({ type }, index) => type === (index === 0 ? 'paragraph' : 'list'));
}
