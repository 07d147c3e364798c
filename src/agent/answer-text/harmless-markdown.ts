import type { Html, Image, ImageReference, Link, LinkReference, Nodes } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { parseMarkdown } from '../../content/markdown/parse.js';
import { withoutInvisible } from '../../text/invisible.js';

type Leading = Link | LinkReference | Image | ImageReference | Html | Extract<Nodes, { type: 'definition' }>;

const LEADING: ReadonlySet<Nodes['type']> = new Set([
  'link',
  'linkReference',
  'image',
  'imageReference',
  'html',
  'definition',
]);
/** Replacing a link by its words can reveal another one inside. */
const PASSES = 3;

/**
 * A security feature: the Markdown of a page as material for an answer. Links are replaced by their words and images by
 * their descriptions; HTML and invisible characters are removed. Code is not changed. Relative links would lead nowhere
 * when they are quoted, and a page that an attacker has changed could send readers to any address.
 */
export function harmlessMarkdown(markdown: string): string {
  let text = withoutInvisible(markdown);
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

/** Whether a link is an address written out, which is kept as text. A node that the parser derived has no position. */
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
