import type { RootContent } from 'mdast';
import type { Block } from './block.js';
import { codeBlocks } from './code-blocks.js';
import { proseBlocks } from './prose-blocks.js';
import { tableBlocks } from './table-blocks.js';

/**
 * The blocks of the given nodes, between which a section is cut into chunks. Nodes without text for a reader (comments, link
 * definitions, tags alone) are skipped.
 */
export function blocksOf(nodes: readonly RootContent[], source: string): Block[] {
  const blocks: Block[] = [];
  let after: Block | undefined;
  for (const node of nodes) {
    const parts = partsOf(node, source).filter(({ plain }) => plain !== '');
    const isParagraph = node.type === 'paragraph';
    for (const [index, part] of parts.entries()) {
      blocks.push({ ...part, ...(after && !isParagraph && { after }), ...(index > 0 && { continues: true }) });
    }
    if (parts.length > 0) after = isParagraph ? blocks.at(-1) : undefined;
  }
  return blocks;
}

function partsOf(node: RootContent, source: string): Block[] {
  if (node.type === 'definition') return [];
  if (node.type === 'code') return codeBlocks(node.value, node.lang ?? '');
  if (node.type === 'table') return tableBlocks(node, source);
  return proseBlocks(node, source);
}
