import type { Root, RootContent } from 'mdast';
import { type AnchoredHeading, anchoredHeadings, explicitAnchor, type HeadingSlugs } from './heading-anchors.js';
import { parseMarkdown } from './parse.js';

/** A heading and the blocks up to the next heading of any level. */
export interface Section {
  /** As written after the `#` signs, without `{#id}`; empty when the page has no heading. */
  readonly heading: string;
  /** Headings from the page's first one down to this, as a reader sees them. */
  readonly path: readonly string[];
  /** Empty when the page has no heading. */
  readonly anchor: string;
  /** Anchors of the headings above it, outermost first. */
  readonly ancestors: readonly string[];
  readonly blocks: readonly RootContent[];
}

interface Stretch {
  /** Undefined for what is before the first heading. */
  readonly heading?: AnchoredHeading;
  readonly nodes: readonly RootContent[];
}

/** The sections of a page, in order, at least one. What is before the first heading belongs to the first section. */
export function splitSections(markdown: string, slugs?: HeadingSlugs): Section[] {
  const tree = parseMarkdown(markdown);
  const headings = anchoredHeadings(tree, markdown, slugs).filter(({ opensSection }) => opensSection);
  const [opening, ...rest] = stretchesOf(tree, headings);
  const [first, ...others] = rest;
  if (!first) return [{ heading: '', path: [], anchor: '', ancestors: [], blocks: opening!.nodes }];
  const trail: AnchoredHeading[] = [];
  return [{ ...first, nodes: [...opening!.nodes, ...first.nodes] }, ...others].map(({ heading, nodes }) => {
    const above = descendTo(heading!, trail);
    return {
      heading: rawHeading(markdown, heading!),
      path: trail.map(({ text }) => text),
      anchor: heading!.anchor,
      ancestors: above,
      blocks: nodes,
    };
  });
}

/** The top-level nodes of a page, cut at the given headings: first those before any heading, then one stretch for each. */
export function stretchesOf(tree: Root, headings: readonly AnchoredHeading[]): Stretch[] {
  const byNode = new Map<RootContent, AnchoredHeading>(headings.map((heading) => [heading.node, heading]));
  const stretches: { heading?: AnchoredHeading; nodes: RootContent[] }[] = [{ nodes: [] }];
  for (const node of tree.children) {
    const heading = byNode.get(node);
    if (heading) stretches.push({ heading, nodes: [] });
    else stretches.at(-1)!.nodes.push(node);
  }
  return stretches;
}

/** Makes `trail` lead to the heading. @returns the anchors above it. */
function descendTo(heading: AnchoredHeading, trail: AnchoredHeading[]): string[] {
  while (trail.length > 0 && trail.at(-1)!.node.depth >= heading.node.depth) trail.pop();
  const above = trail.map(({ anchor }) => anchor);
  trail.push(heading);
  return above;
}

function rawHeading(markdown: string, { node }: AnchoredHeading): string {
  const source = markdown.slice(node.position?.start.offset, node.position?.end.offset);
  const written = withoutClosing(source.replace(/^#{1,6}[ \t]+/, ''));
  return (explicitAnchor(written)?.before ?? written).trim();
}

/** Without the `##` that may close a heading: signs after a space. */
function withoutClosing(heading: string): string {
  const text = heading.trimEnd();
  let end = text.length;
  while (text.charAt(end - 1) === '#') end -= 1;
  return end < text.length && /[ \t]/.test(text.charAt(end - 1)) ? text.slice(0, end) : text;
}
