import type { Nodes, RootContent } from 'mdast';
import { withoutModuleLines } from '../../content/markdown/module-lines.js';
import { plainText, withoutDirectives, withoutTags } from '../../content/markdown/plain-text.js';

/** One paragraph, list item, table or code block: the smallest piece that a window may be cut at. */
export interface Block {
  readonly kind: 'prose' | 'code';
  /** As markdown, for readers and models. */
  readonly markdown: string;
  /** As words, for search. */
  readonly plain: string;
}

/** The blocks of a page's nodes, without those that hold no text for a reader (comments, definitions, bare tags). */
export function blocksOf(nodes: readonly RootContent[], source: string): Block[] {
  return nodes.flatMap((node) => pieces(node, source)).filter((block) => block.plain !== '');
}

function pieces(node: RootContent, source: string): Block[] {
  switch (node.type) {
    case 'code':
      return [codeBlock(withoutDirectives(node.value).trim(), node.lang ?? '')];
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
  return {
    kind: 'prose',
    markdown: withoutModuleLines(withoutDirectives(markdown)).trim(),
    plain: withoutModuleLines(plainText(node)).trim(),
  };
}

/** The node as it is written, minus HTML. Cut by position, because `Vec<T>` in a code span is no tag. */
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
