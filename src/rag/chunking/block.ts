import type { Nodes, RootContent } from 'mdast';
import { plainText, withoutTags } from '../../content/markdown/plain-text.js';

/** One paragraph, list item, table or code block. A section is cut into chunks only between blocks. */
export interface Block {
  readonly kind: 'prose' | 'code';
  /** Markdown, for readers and models. */
  readonly markdown: string;
  /** Text without markup, for search. */
  readonly plain: string;
}

/** The blocks of the given nodes. Nodes without text for a reader (comments, link definitions, tags alone) are skipped. */
export function blocksOf(nodes: readonly RootContent[], source: string): Block[] {
  return nodes.flatMap((node) => pieces(node, source)).filter((block) => block.plain !== '');
}

function pieces(node: RootContent, source: string): Block[] {
  switch (node.type) {
    case 'code':
      return [codeBlock(node.value.trim(), node.lang ?? '')];
    case 'definition':
      return [];
    case 'list':
      return node.children.map((item) => proseBlock(item, source));
    default:
      return [proseBlock(node, source)];
  }
}

function codeBlock(value: string, language: string): Block {
  const fence = value.includes('```') ? '~~~~' : '```';
  return { kind: 'code', plain: value, markdown: `${fence}${language}\n${value}\n${fence}` };
}

function proseBlock(node: Nodes, source: string): Block {
  const markdown = node.type === 'html' ? withoutTags(node.value) : sourceWithoutTags(node, source);
  return { kind: 'prose', markdown: markdown.trim(), plain: plainText(node) };
}

/** The source of the node without HTML tags. Tags are found by node positions: `Vec<T>` in a code span is not a tag. */
function sourceWithoutTags(node: Nodes, source: string): string {
  const end = node.position?.end.offset ?? 0;
  let written = '';
  let at = node.position?.start.offset ?? 0;
  for (const html of htmlWithin(node)) {
    written += source.slice(at, html.position?.start.offset);
    at = html.position?.end.offset ?? at;
  }
  return written + source.slice(at, end);
}

function htmlWithin(node: Nodes): Nodes[] {
  if (node.type === 'html') return [node];
  return 'children' in node ? node.children.flatMap(htmlWithin) : [];
}
