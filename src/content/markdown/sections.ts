import type { FootnoteDefinition, Nodes, RootContent } from 'mdast';
import type { CorpusPage } from '../page.js';
import { anchoredHeadings } from './heading-anchors.js';
import { parseMarkdown } from './parse.js';
import type { HeadingSlugs } from './slugs/heading-slugs.js';
import { slugsOf } from './slugs/slugs-of.js';
import { type Stretch, stretchesOf } from './stretches.js';

/** A heading and the blocks up to the next heading of any level. */
export interface Section {
  /** As written, without `#` signs, underline and `{#id}`; empty for text before all headings. */
  readonly heading: string;
  /** Headings from the title of the page down to this one, as a reader sees them. */
  readonly path: readonly string[];
  /** Empty for text before all headings. */
  readonly anchor: string;
  /** Anchors of the headings above it, outermost first. */
  readonly ancestors: readonly string[];
  readonly blocks: readonly RootContent[];
}

export interface SectionRules {
  readonly slugs?: HeadingSlugs;
  /** The title of the page, when it stands above the text. */
  readonly title?: string;
}

/** The sections of a page with the anchors that the generator of its site makes. */
export function sectionsOf(page: Pick<CorpusPage, 'markdown' | 'title' | 'titleAbove' | 'flavour'>): Section[] {
  return splitSections(page.markdown, {
    slugs: slugsOf(page.flavour),
    ...(page.titleAbove && { title: page.title }),
  });
}

/**
 * The sections of a page in order, at least one. Text before the first heading belongs to the first section, except when the
 * page has a title of its own: then it is a section without an anchor. A footnote belongs to the first section that refers to it.
 */
export function splitSections(markdown: string, { slugs, title }: SectionRules = {}): Section[] {
  const tree = parseMarkdown(markdown);
  const stretches = stretchesOf(tree, anchoredHeadings(tree, markdown, slugs));
  const [opening, first, ...others] = withFootnotesInPlace(stretches);
  const hasOwnTitle = title !== undefined && title !== first?.heading?.text;
  const above = hasOwnTitle ? [title] : [];
  if (!first) return [{ heading: '', path: above, anchor: '', ancestors: [], blocks: opening!.nodes }];
  const opens = hasOwnTitle && opening!.nodes.length > 0;
  const joined = opens ? [opening!, first] : [{ ...first, nodes: [...opening!.nodes, ...first.nodes] }];
  return [...joined, ...others].map((stretch) => toSection(stretch, above));
}

function toSection({ heading, trail, nodes }: Stretch, above: readonly string[]): Section {
  return {
    heading: heading ? inOneLine(heading.written) : '',
    path: [...above, ...trail.map(({ text }) => text)],
    anchor: heading?.anchor ?? '',
    ancestors: trail.slice(0, -1).map(({ anchor }) => anchor),
    blocks: nodes,
  };
}

function inOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}

function withFootnotesInPlace(stretches: readonly Stretch[]): Stretch[] {
  const definitions = new Map<string, FootnoteDefinition>();
  for (const { nodes } of stretches)
    for (const node of nodes) if (node.type === 'footnoteDefinition') definitions.set(node.identifier, node);
  if (definitions.size === 0) return [...stretches];
  return stretches.map((stretch) => {
    const own = stretch.nodes.filter(({ type }) => type !== 'footnoteDefinition');
    const { heading } = stretch;
    return { ...stretch, nodes: [...own, ...takeReferred(heading ? [heading.node, ...own] : own, definitions)] };
  });
}

/** Removes the footnotes from `definitions` that the nodes refer to, also in one of these footnotes. @returns them in order. */
function takeReferred(nodes: readonly Nodes[], definitions: Map<string, FootnoteDefinition>): FootnoteDefinition[] {
  const taken: FootnoteDefinition[] = [];
  for (const identifier of nodes.flatMap(footnotesIn)) {
    const definition = definitions.get(identifier);
    if (definition && definitions.delete(identifier)) taken.push(definition);
  }
  return taken.length === 0 ? [] : [...taken, ...takeReferred(taken, definitions)];
}

function footnotesIn(node: Nodes): string[] {
  if (node.type === 'footnoteReference') return [node.identifier];
  return 'children' in node ? node.children.flatMap(footnotesIn) : [];
}
