import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const READERS = [
  unified().use(remarkParse),
  unified().use(remarkParse).use(remarkGfm),
  unified().use(remarkParse).use(remarkGfm).use(remarkMath),
];
const LEADS_AWAY: ReadonlySet<Nodes['type']> = new Set([
  'link',
  'linkReference',
  'image',
  'imageReference',
  'definition',
  'footnoteDefinition',
  'html',
]);

/** What some reader of markdown would follow, load or run: links, images, HTML, and what defines them. */
export function waysOut(markdown: string): string[] {
  const found: string[] = [];
  for (const reader of READERS) {
    visit(reader.parse(markdown) as Nodes, (node) => void (LEADS_AWAY.has(node.type) && found.push(node.type)));
  }
  return found;
}
