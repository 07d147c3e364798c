import type { BlockContent, Blockquote, DefinitionContent, ListItem, Nodes, RootContent } from 'mdast';
import { htmlText } from '../../content/markdown/html-text.js';
import { plainText } from '../../content/markdown/plain-text.js';
import { PROSE_CHARACTERS } from '../limits.js';
import type { Block } from './block.js';
import { codeBlocks } from './code-blocks.js';
import { offsetOf, sourceOf, withoutIndent } from './node-source.js';
import { tableBlocks } from './table-blocks.js';
import { packed } from './wrapped.js';

/** A paragraph or another node with text; of a list, its items. What is too long is cut between its parts, else between lines. */
export function proseBlocks(node: Nodes, source: string): Block[] {
  if (node.type === 'list') return node.children.flatMap((item) => proseBlocks(item, source));
  if (node.type === 'html') return cutBlock(htmlBlock(node.value));
  const block = proseBlock(node, source);
  if (block.plain.length <= PROSE_CHARACTERS) return [block];
  if ((node.type === 'listItem' || node.type === 'blockquote') && isDivisible(node)) return partsOf(node, source);
  return cutBlock(block);
}

function isDivisible({ children: [first, ...others] }: ListItem | Blockquote): boolean {
  return others.length > 0 || (first !== undefined && first.type !== 'paragraph' && first.type !== 'html');
}

function partsOf(container: ListItem | Blockquote, source: string): Block[] {
  return container.children.flatMap((child: BlockContent | DefinitionContent, index) => {
    const parts = partOf(child, source);
    if (container.type === 'blockquote') return parts.map(withoutQuotation);
    if (index > 0 || child.type !== 'paragraph') return parts;
    // The mark of the item belongs to its first part.
    const mark = source.slice(offsetOf(container), offsetOf(child));
    return parts.map((part, at) => (at === 0 ? { ...part, markdown: mark + part.markdown } : part));
  });
}

const QUOTED_LINE = /\n(?:[ \t]*>)+[ \t]?/g;
const ALERT = /^\[!\w+\]\s*/;

function withoutQuotation(part: Block): Block {
  if (part.kind === 'code') return part;
  return { ...part, markdown: part.markdown.replace(QUOTED_LINE, '\n').replace(ALERT, '') };
}

function partOf(node: RootContent, source: string): Block[] {
  if (node.type === 'code') return codeBlocks(node.value, node.lang ?? '');
  return node.type === 'table' ? tableBlocks(node, source) : proseBlocks(node, source);
}

function proseBlock(node: Nodes, source: string): Block {
  const written = withoutIndent(sourceOf([node], source), (node.position?.start.column ?? 1) - 1);
  return { kind: 'prose', markdown: written.trim(), plain: plainText(node) };
}

function htmlBlock(html: string): Block {
  const text = htmlText(html);
  return { kind: 'prose', markdown: text, plain: text };
}

function cutBlock(block: Block): Block[] {
  if (block.plain.length <= PROSE_CHARACTERS) return [block];
  return packed(block.plain.split('\n'), PROSE_CHARACTERS, '\n').map((plain) => ({ ...block, plain, markdown: plain }));
}
