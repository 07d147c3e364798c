import type { Html, Image, ImageReference, Link, LinkReference, Nodes } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { parseMarkdown } from '../../content/markdown/parse.js';

type Leading = Link | LinkReference | Image | ImageReference | Html | Extract<Nodes, { type: 'definition' }>;

const LEADING: ReadonlySet<Nodes['type']> = new Set([
  'link',
  'linkReference',
  'image',
  'imageReference',
  'html',
  'definition',
]);
/** What is inside a link becomes visible when the link is gone. */
const PASSES = 3;
/** Marks of direction, spaces of no width and the tag characters: words that only a model would read. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]/gu;

/**
 * Markdown of a page as material for an answer: links are their words and images their descriptions, there is no HTML and
 * nothing that cannot be seen. Code stays as it is. Quoted elsewhere links would lead nowhere; a page that somebody has
 * tampered with would lead readers anywhere.
 */
export function harmlessMarkdown(markdown: string): string {
  let text = markdown.replace(INVISIBLE, '');
  for (let pass = 0; pass < PASSES; pass += 1) {
    const plain = withoutOutermost(text);
    if (plain === text) break;
    text = plain;
  }
  return text;
}

function withoutOutermost(markdown: string): string {
  const found: Leading[] = [];
  visit(parseMarkdown(markdown), (node) => {
    if (!LEADING.has(node.type) || isAddress(node, markdown)) return undefined;
    found.push(node as Leading);
    return SKIP;
  });
  return found.reduceRight((text, node) => {
    const { start, end } = node.position!;
    return text.slice(0, start.offset) + wordsOf(node, markdown) + text.slice(end.offset);
  }, markdown);
}

/** An address that is written out is text already; what the parser made of plain words has no position. */
function isAddress({ type, position }: Nodes, markdown: string): boolean {
  return !position || (type === 'link' && markdown.charAt(position.start.offset!) !== '[');
}

function wordsOf(node: Leading, markdown: string): string {
  switch (node.type) {
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'html':
      return node.value.replace(/<!--[^]*?(?:-->|$)/g, '').replace(/<[^>]*(?:>|$)/g, '');
    case 'definition':
      return '';
    case 'link':
    case 'linkReference':
      return childrenOf(node, markdown);
    default:
      return node satisfies never;
  }
}

/** The words between the brackets, with their own markup. */
function childrenOf({ children }: Link | LinkReference, markdown: string): string {
  const [first, last] = [children[0], children.at(-1)];
  return first && last ? markdown.slice(first.position!.start.offset, last.position!.end.offset) : '';
}
