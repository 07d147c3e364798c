import type { SyntaxPage } from '../syntax-page.js';
import { htmlTag } from './attributes.js';
import { blockLines } from './block-component.js';
import { isComponentName, isWrapper } from './component-kinds.js';
import { type ElementNode, elementsOf, type Node } from './elements.js';
import { stringOf } from './expressions.js';
import { inlineText } from './inline-component.js';
import type { NodeWriter, Surroundings } from './node-writer.js';
import { NO_TABS } from './tab-labels.js';
import { tokensOf } from './tokens.js';

/**
 * Writes the components of MDX and Vue as readers see them: their children stay, and so does text in their attributes. In MDX,
 * expressions that are strings become their text, other expressions vanish, and elements of HTML lose what only MDX knows.
 */
export function components(text: string, page: SyntaxPage): string {
  if (!text.includes('<') && !(page.mdx && text.includes('{'))) return text;
  const nodes = elementsOf(tokensOf(text, page.mdx, (value) => page.masked.raw(value)));
  return new ComponentWriter(page).write(nodes, { tabs: NO_TABS, isLineStart: true });
}

class ComponentWriter implements NodeWriter {
  constructor(readonly page: SyntaxPage) {}

  write(nodes: readonly Node[], { tabs, isLineStart }: Surroundings): string {
    let written = '';
    /** What is written of the current line; undefined while it continues a line of which text is written already. */
    let line: string | undefined = isLineStart ? '' : undefined;
    const add = (text: string) => {
      written += text;
      const lineStart = text.lastIndexOf('\n');
      if (lineStart >= 0) line = text.slice(lineStart + 1);
      else if (line !== undefined) line += text;
    };
    for (const [index, node] of nodes.entries()) {
      const atStart = line !== undefined && line.trim() === '';
      if (node.kind !== 'element') add(this.leaf(node, atStart));
      else if (atStart && this.isBlock(node, nodes[index + 1])) {
        const indent = line ?? '';
        written = written.slice(0, written.length - indent.length);
        const lines = blockLines(node, this, tabs).map((text) => (text === '' ? '' : indent + text));
        line = '';
        add(`\n${lines.join('\n')}\n`);
      } else add(this.inline(node, atStart));
    }
    return written;
  }

  private leaf(node: Exclude<Node, ElementNode>, atStart: boolean): string {
    if (node.kind === 'text') return node.text;
    if (node.kind === 'expression') return stringOf(this.page.masked.raw(node.text).slice(1, -1)) ?? '';
    const { tag } = node;
    if (!this.page.mdx) {
      const isMark = isComponentName(tag.name) && (atStart || tag.kind === 'end' || tag.attributes.size > 0);
      return isMark && tag.name !== '' ? '' : node.text;
    }
    if (isComponentName(tag.name) || isWrapper(tag.name)) return '';
    return tag.kind === 'end' ? node.text : htmlTag(tag);
  }

  private inline(node: ElementNode, isLineStart: boolean): string {
    const { tag } = node;
    const children = () => this.write(node.children, { tabs: NO_TABS, isLineStart: false });
    if (isComponentName(tag.name)) return inlineText(tag, children());
    if (!this.page.mdx)
      return node.startText + this.write(node.children, { tabs: NO_TABS, isLineStart }) + node.endText;
    if (isWrapper(tag.name)) return children();
    return tag.kind === 'alone' ? htmlTag(tag) : `${htmlTag(tag)}${children()}</${tag.name}>`;
  }

  /** Whether an element at the beginning of a line has its lines for itself. */
  private isBlock(node: ElementNode, next: Node | undefined): boolean {
    const { name } = node.tag;
    const isOwn = isComponentName(name) || (this.page.mdx && (isWrapper(name) || name === 'details'));
    if (!isOwn) return false;
    return next === undefined || (next.kind === 'text' && /^[ \t]*(?:\n|$)/.test(next.text));
  }
}
