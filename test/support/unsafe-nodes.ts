import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const PARSERS = [
  unified().use(remarkParse),
  unified().use(remarkParse).use(remarkGfm),
  unified().use(remarkParse).use(remarkGfm).use(remarkMath),
];
const UNSAFE: ReadonlySet<Nodes['type']> = new Set([
  'link',
  'linkReference',
  'image',
  'imageReference',
  'definition',
  'footnoteDefinition',
  'html',
]);

/**
 * The types of the nodes that a Markdown renderer would follow, load or run: links, images, HTML, and definitions of
 * them.
 */
export function unsafeNodesOf(markdown: string): string[] {
  const found: string[] = [];
  for (const parser of PARSERS) {
    visit(parser.parse(markdown) as Nodes, (node) => void (UNSAFE.has(node.type) && found.push(node.type)));
  }
  return found;
}
