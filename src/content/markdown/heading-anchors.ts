import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { parseMarkdown } from './parse.js';

/**
 * How a site generator makes anchors from the texts of headings. It is called once for a page and returns the function
 * that is called for each heading in turn, because generators number the second heading with the same text.
 */
export type HeadingSlugs = () => (text: string) => string;

/** The rule of GitHub, which our site and Docusaurus use. */
export const githubSlugs: HeadingSlugs = () => {
  const slugger = new GithubSlugger();
  return (text) => slugger.slug(text);
};

/** A heading of a page with the anchor that links to it use. */
export interface AnchoredHeading {
  readonly node: Heading;
  /** As a reader sees it, without `{#id}`. */
  readonly text: string;
  readonly anchor: string;
  /** Whether a section begins here. */
  readonly opensSection: boolean;
}

const ATX = /^#{1,6}[ \t]/;

/**
 * The headings of a page in order, with the anchors that citations link to. `{#id}` at the end of a heading is its anchor
 * and is removed from the tree; every other heading has its slug.
 *
 * A section begins at a heading with `#` signs that is not part of a quotation or list. Underlined headings open none.
 * They get their slugs last, so that they never take the anchor of a heading that opens a section. Headings inside of
 * quotations and lists are not returned: they have no anchor.
 */
export function anchoredHeadings(tree: Root, source: string, slugs: HeadingSlugs = githubSlugs): AnchoredHeading[] {
  const slugOf = slugs();
  const headings = tree.children
    .filter((node) => node.type === 'heading')
    .map((node) => ({ node, opensSection: ATX.test(source.slice(node.position?.start.offset)) }));
  const openingFirst = headings.toSorted((left, right) => Number(right.opensSection) - Number(left.opensSection));
  const anchored = new Map(openingFirst.map((heading) => [heading, { ...heading, ...anchorOf(heading.node, slugOf) }]));
  return headings.map((heading) => anchored.get(heading)!);
}

function anchorOf(node: Heading, slugOf: (text: string) => string): Pick<AnchoredHeading, 'text' | 'anchor'> {
  const explicit = takeExplicitAnchor(node);
  const text = toString(node, { includeHtml: false }).trim();
  return { text, anchor: explicit ?? slugOf(text) };
}

function takeExplicitAnchor({ children }: Heading): string | undefined {
  const last = children.at(-1);
  const explicit = last?.type === 'text' ? explicitAnchor(last.value) : undefined;
  if (last?.type !== 'text' || !explicit) return undefined;
  last.value = explicit.before;
  return explicit.anchor;
}

/** The `{#id}` at the end of a heading, and what is before it. */
export function explicitAnchor(heading: string): { readonly before: string; readonly anchor: string } | undefined {
  const text = heading.trimEnd();
  const start = text.lastIndexOf('{#');
  const anchor = text.slice(start + 2, -1);
  const isAnchor = start >= 0 && text.endsWith('}') && anchor !== '' && !anchor.includes('}');
  return isAnchor ? { before: text.slice(0, start).trimEnd(), anchor } : undefined;
}

const MAY_BE_HEADING = /^ {0,3}#{1,6}[ \t]/m;

/** A heading as a reader sees it. */
export interface HeadingText {
  readonly text: string;
  readonly depth: number;
}

/** The heading that opens the page's first section; undefined where no heading has a text. */
export function firstHeading(markdown: string): HeadingText | undefined {
  const start = MAY_BE_HEADING.exec(markdown)?.index;
  if (start === undefined) return undefined;
  const lineEnd = markdown.indexOf('\n', start);
  // Nearly always the first candidate is a heading. Then parsing the rest of the page is not needed.
  const opening = lineEnd < 0 ? undefined : headingIn(markdown.slice(0, lineEnd));
  return opening ?? headingIn(markdown);
}

function headingIn(markdown: string): HeadingText | undefined {
  const headings = anchoredHeadings(parseMarkdown(markdown), markdown);
  const first = headings.find(({ opensSection, text }) => opensSection && text !== '');
  return first && { text: first.text, depth: first.node.depth };
}
