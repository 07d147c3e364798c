import type { PhrasingContent, RootContent } from 'mdast';
import { text } from './nodes.js';

const LINE_BREAK: PhrasingContent = { type: 'html', value: '<br>' };

/** Blocks in the one line that a table cell has: they are separated by `<br>`, and code is written in code spans. */
export function cellOf(blocks: readonly RootContent[]): PhrasingContent[] {
  return joined(blocks.map(inOneLine).filter((line) => line.length > 0));
}

function inOneLine(node: RootContent): PhrasingContent[] {
  if (node.type === 'code') {
    const lines = node.value.split('\n').filter((line) => line.trim() !== '');
    return joined(lines.map((value) => [{ type: 'inlineCode', value }]));
  }
  if (node.type === 'break') return [LINE_BREAK];
  if (node.type === 'thematicBreak' || node.type === 'definition') return [];
  if (node.type === 'listItem') return [text('• '), ...cellOf(node.children)];
  if (node.type === 'paragraph' || node.type === 'heading') return node.children.flatMap(inOneLine);
  if (node.type === 'table') return cellOf(node.children);
  if (node.type === 'tableRow') return node.children.flatMap((cell) => [...cell.children, text(' ')]);
  if (node.type === 'list' || node.type === 'blockquote' || node.type === 'footnoteDefinition') {
    return cellOf(node.children);
  }
  return [node as PhrasingContent];
}

function joined(lines: readonly (readonly PhrasingContent[])[]): PhrasingContent[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [LINE_BREAK, ...line]));
}
