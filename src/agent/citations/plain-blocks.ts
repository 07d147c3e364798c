import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { parsePassage } from '../../content/markdown/parse-passage.js';

export interface PlainBlock {
  readonly kind: 'prose' | 'other';
  readonly text: string;
  /** Its first words, up to the first node that interrupts them, such as an image. */
  readonly beginning: string;
}

const WORDS_ONLY = { includeImageAlt: false, includeHtml: false };
/** Nodes that interrupt the words of a paragraph on the page. */
const INTERRUPTIONS: ReadonlySet<PhrasingContent['type']> = new Set([
  'break',
  'image',
  'imageReference',
  'footnoteReference',
  'html',
]);

/** The blocks of a passage as the words that a page shows of them: no markup, no addresses, no HTML. */
export function plainBlocks(markdown: string): PlainBlock[] {
  const blocks: PlainBlock[] = [];
  visit(parsePassage(markdown), (node) => {
    if (node.type === 'paragraph') blocks.push({ kind: 'prose', text: wordsOf(node), beginning: beginningOf(node) });
    else if (node.type === 'code' || node.type === 'tableCell')
      blocks.push({ kind: 'other', text: wordsOf(node), beginning: '' });
    return node.type === 'paragraph' ? SKIP : undefined;
  });
  return blocks.filter(({ text }) => text !== '');
}

function beginningOf({ children }: Paragraph): string {
  const end = children.findIndex(({ type }) => INTERRUPTIONS.has(type));
  return wordsOf(children.slice(0, end < 0 ? undefined : end));
}

function wordsOf(nodes: Nodes | readonly Nodes[]): string {
  return toString(nodes, WORDS_ONLY).replace(/\s+/g, ' ').trim();
}
