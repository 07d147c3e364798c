import type { PhrasingContent, RootContent } from 'mdast';
import { checkParsable } from '../../markdown/check-parsable.js';
import { parseMarkdown } from '../../markdown/parse.js';
import { UnreadablePage } from '../../unreadable-page.js';
import { cellOf } from '../tree/cell.js';
import { heading, paragraph, text } from '../tree/nodes.js';

/** Text in which Markdown has no meaning need not be parsed. */
const PLAIN = /^[\p{L}\p{N} ,;:()'"/-]+[.?!]?$/u;

/** The blocks of a description, which is Markdown. Its headings are below the heading above it. */
export function blocksOf(description: unknown, level: number): RootContent[] {
  if (typeof description !== 'string' || description.trim() === '') return [];
  const words = description.trim();
  if (PLAIN.test(words)) return [paragraph(text(words))];
  try {
    checkParsable(words);
  } catch (error) {
    if (error instanceof UnreadablePage) return [paragraph(text(words))];
    throw error;
  }
  return parseMarkdown(words).children.map((node) =>
    node.type === 'heading' ? heading(node.depth + level, node.children) : node,
  );
}

/** A description in a cell of a table. */
export function inCell(description: unknown): PhrasingContent[] {
  return cellOf(blocksOf(description, 0));
}

export function codeSpan(value: string): PhrasingContent {
  return { type: 'inlineCode', value };
}
