import type {
  BlockContent,
  Blockquote,
  DefinitionContent,
  Html,
  List,
  ListItem,
  Nodes,
  Parents,
  Root,
  RootContent,
} from 'mdast';
import type { AnchoredHeading } from './heading-anchors.js';

/** The nodes under one heading, up to the next one. */
export interface Stretch {
  /** Undefined for the nodes before the first heading. */
  readonly heading?: AnchoredHeading;
  /** The headings above it and its own, outermost first. */
  readonly trail: readonly AnchoredHeading[];
  readonly nodes: readonly RootContent[];
}

type Flow = BlockContent | DefinitionContent;
type OpenStretch = Stretch & { readonly nodes: RootContent[] };

/**
 * Splits a page at the given headings. The first stretch contains the nodes before all headings. A heading in a note or list
 * is a part of the section around it: what follows after the note or list belongs to that section again. A heading in a
 * quotation that is not a note opens no section: its words belong to the quotation.
 */
export function stretchesOf(tree: Root, headings: readonly AnchoredHeading[]): Stretch[] {
  const split = new Splitting(headings.filter(({ containers }) => !containers.some(isQuotation)));
  for (const node of tree.children) split.add(node);
  return split.stretches;
}

const ALERT = /^\[![a-z]+\]/i;

function isQuotation(node: Nodes): boolean {
  if (node.type !== 'blockquote') return false;
  const [first] = node.children;
  const words = first?.type === 'paragraph' ? first.children[0] : undefined;
  return words?.type !== 'text' || !ALERT.test(words.value);
}

class Splitting {
  readonly stretches: OpenStretch[] = [{ trail: [], nodes: [] }];
  private current = this.stretches[0]!;
  private trail: AnchoredHeading[] = [];
  /** How many headings of the trail are outside of the containers around the current node. */
  private outside = 0;
  private readonly byNode = new Map<Nodes, AnchoredHeading[]>();
  private readonly withHeadings = new Set<Nodes>();

  constructor(headings: readonly AnchoredHeading[]) {
    for (const heading of headings) {
      const sameNode = this.byNode.get(heading.node) ?? [];
      this.byNode.set(heading.node, sameNode);
      sameNode.push(heading);
      for (const container of heading.containers) this.withHeadings.add(container);
    }
  }

  add(node: RootContent): void {
    const headings = this.byNode.get(node);
    if (headings && node.type === 'html') this.addHtml(node, headings);
    else if (headings) this.open(headings[0]!);
    else if (node.type === 'blockquote' && this.withHeadings.has(node))
      this.within(() => this.addParts(node, quotation));
    else if (node.type === 'list' && this.withHeadings.has(node))
      for (const item of node.children) this.addItem(node, item);
    else this.current.nodes.push(node);
  }

  private open(heading: AnchoredHeading): void {
    while (this.trail.length > this.outside && this.trail.at(-1)!.depth >= heading.depth) this.trail.pop();
    this.trail.push(heading);
    this.current = { heading, trail: [...this.trail], nodes: [] };
    this.stretches.push(this.current);
  }

  /** The text before, between and after the headings of a piece of HTML. */
  private addHtml(node: Html, headings: readonly AnchoredHeading[]): void {
    let from = 0;
    for (const heading of headings) {
      this.current.nodes.push({ ...node, value: node.value.slice(from, heading.html?.start) });
      this.open(heading);
      from = heading.html?.end ?? from;
    }
    this.current.nodes.push({ ...node, value: node.value.slice(from) });
  }

  private addItem(list: List, item: ListItem): void {
    if (!this.withHeadings.has(item)) this.current.nodes.push({ ...list, children: [item] });
    else this.within(() => this.addParts(item, (part) => listOf(list, item, part)));
  }

  /** The children of a container, as containers of the same kind between which its headings are. */
  private addParts<Container extends Blockquote | ListItem>(
    container: Container,
    partOf: (part: Flow[], container: Container) => RootContent,
  ): void {
    let part: Flow[] = [];
    const flush = () => {
      if (part.length > 0) this.current.nodes.push(partOf(part, container));
      part = [];
    };
    for (const child of container.children) {
      if (!this.byNode.has(child) && !this.withHeadings.has(child)) {
        part.push(child);
        continue;
      }
      flush();
      this.add(child);
    }
    flush();
  }

  private within(work: () => void): void {
    const { current, trail, outside } = this;
    this.trail = [...trail];
    this.outside = trail.length;
    work();
    [this.current, this.trail, this.outside] = [current, trail, outside];
  }
}

function quotation(children: Flow[]): Blockquote {
  return { type: 'blockquote', children, position: positionOf(children, true) };
}

function listOf(list: List, item: ListItem, children: Flow[]): List {
  const isFirst = children[0] === item.children[0];
  const position = positionOf(children, false);
  const part: ListItem = {
    ...item,
    children,
    position: isFirst && position ? { ...position, start: item.position!.start } : position,
  };
  return { ...list, children: [part] };
}

/** From the first node, or from the beginning of its line, to the end of the last one. */
function positionOf(nodes: readonly Flow[], fromLine: boolean): Parents['position'] {
  const start = nodes[0]?.position?.start;
  const end = nodes.at(-1)?.position?.end;
  if (!start || !end) return undefined;
  const offset = (start.offset ?? 0) - (fromLine ? start.column - 1 : 0);
  return { start: { ...start, offset, column: fromLine ? 1 : start.column }, end };
}
