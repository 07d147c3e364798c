import type { Root, RootContent } from 'mdast';
import { type AnchoredHeading, anchoredHeadings, explicitAnchor, type HeadingSlugs } from './heading-anchors.js';
import { parseMarkdown } from './parse.js';

/** A heading and the blocks up to the next heading of any level. */
export interface Section {
  /** As written after the `#` signs, without `{#id}`; empty when the page has no heading. */
  readonly heading: string;
  /** Headings from the first one of the page down to this one, as a reader sees them. */
  readonly path: readonly string[];
  /** Empty when the page has no heading. */
  readonly anchor: string;
  /** Anchors of the headings above it, outermost first. */
  readonly ancestors: readonly string[];
  readonly blocks: readonly RootContent[];
}

/** Consecutive nodes of a page, without the heading above them. */
interface Stretch {
  /** Undefined for the nodes before the first heading. */
  readonly heading?: AnchoredHeading;
  readonly nodes: readonly RootContent[];
}

/** The sections of a page in order, at least one. Text before the first heading belongs to the first section. */
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

/** Splits the top-level nodes of a page at the given headings. The first stretch contains the nodes before all headings. */
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

/** Changes `trail` to the headings from the top down to the given one. @returns the anchors of those above it. */
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

/** Removes `##` at the end of a heading, if a space is before it. */
function withoutClosing(heading: string): string {
  const text = heading.trimEnd();
  let end = text.length;
  while (text.charAt(end - 1) === '#') end -= 1;
  return end < text.length && /[ \t]/.test(text.charAt(end - 1)) ? text.slice(0, end) : text;
}
