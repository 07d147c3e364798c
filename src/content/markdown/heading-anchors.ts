import type { Heading, Html, Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { explicitAnchor } from './explicit-anchor.js';
import { type HtmlHeading, htmlHeadings } from './html-headings.js';
import { parseMarkdown } from './parse.js';
import { githubSlugs } from './slugs/github-slugs.js';
import type { HeadingSlugs, SluggedHeading } from './slugs/heading-slugs.js';

/** A heading of a page, before it has its anchor. */
interface FoundHeading extends SluggedHeading {
  /** The node of the heading, or the piece of HTML that contains it. */
  readonly node: Heading | Html;
  /** Where the heading is in a piece of HTML. */
  readonly html?: HtmlHeading;
  /** The quotations and lists around it, outermost first. */
  readonly containers: readonly Nodes[];
}

/** A heading of a page with the anchor that links to it use. */
export interface AnchoredHeading extends FoundHeading {
  readonly anchor: string;
}

/**
 * The headings of a page in order, with the anchors that citations link to: with `#` signs, underlined, as HTML, also in
 * quotations and lists. An anchor that the writer gave is removed from the tree. Headings for which the generator makes no
 * anchor, such as `<h2>` without an id, are not returned.
 */
export function anchoredHeadings(tree: Root, source: string, slugs: HeadingSlugs = githubSlugs): AnchoredHeading[] {
  const headings = headingsIn(tree, source, []);
  const given = headings.flatMap(({ html, explicit }) => (html || explicit === undefined ? [] : [explicit]));
  const slugOf = slugs(new Set(given));
  return headings.flatMap((heading) => {
    const anchor = slugOf(heading);
    return anchor === undefined ? [] : [{ ...heading, anchor }];
  });
}

function headingsIn(node: Nodes, source: string, containers: readonly Nodes[]): FoundHeading[] {
  if (node.type === 'heading') return [markdownHeading(node, source, containers)];
  if (node.type === 'html') return htmlHeadings(node.value).map((html) => htmlHeading(node, html, containers));
  if (node.type === 'root') return node.children.flatMap((child) => headingsIn(child, source, []));
  if (node.type !== 'blockquote' && node.type !== 'list' && node.type !== 'listItem') return [];
  const inside = [...containers, node];
  return node.children.flatMap((child) => headingsIn(child, source, inside));
}

function markdownHeading(node: Heading, source: string, containers: readonly Nodes[]): FoundHeading {
  const explicit = takeExplicitAnchor(node);
  const text = toString(node, { includeHtml: false }).trim();
  return { node, text, written: writtenHeading(node, source), depth: node.depth, explicit, containers };
}

function htmlHeading(node: Html, html: HtmlHeading, containers: readonly Nodes[]): FoundHeading {
  const { text, depth, id } = html;
  return { node, html, text, written: text, depth, explicit: id, isHtml: true, containers };
}

function takeExplicitAnchor({ children }: Heading): string | undefined {
  const last = children.at(-1);
  const explicit = last?.type === 'text' ? explicitAnchor(last.value) : undefined;
  // "{#if}" alone is a title in the documentation of Svelte.
  if (last?.type !== 'text' || !explicit || (explicit.before === '' && children.length === 1)) return undefined;
  last.value = explicit.before;
  return explicit.anchor;
}

const OPENING = /^#{1,6}(?:[ \t]+|$)/;
/** What begins a later line of an underlined heading in a quotation. */
const CONTAINER_MARKS = /\n[ \t>]*/g;
const UNDERLINE = /\n[ \t>]*(?:=+|-+)[ \t]*$/;

/** The heading as written, without its marks and without its explicit anchor. */
function writtenHeading({ position }: Heading, source: string): string {
  const whole = source.slice(position?.start.offset, position?.end.offset);
  const written = OPENING.test(whole)
    ? withoutClosing(whole.replace(OPENING, ''))
    : whole.replace(UNDERLINE, '').replace(CONTAINER_MARKS, '\n');
  return (explicitAnchor(written)?.before || written).trim();
}

/** Removes `##` at the end of a heading, if a space is before it. */
function withoutClosing(heading: string): string {
  const text = heading.trimEnd();
  let end = text.length;
  while (text.charAt(end - 1) === '#') end -= 1;
  return end === 0 || (end < text.length && /[ \t]/.test(text.charAt(end - 1))) ? text.slice(0, end) : text;
}

/** A heading as a reader sees it. */
export interface HeadingText {
  readonly text: string;
  readonly depth: number;
}

const ATX = /^ {0,3}#{1,6}[ \t]/m;
const OTHER = /^ {0,3}(?:=+|-+)[ \t]*$|<h[1-6]/im;

/** The first heading outside of quotations and lists; undefined where no heading has a text. */
export function firstHeading(markdown: string): HeadingText | undefined {
  const start = ATX.exec(markdown)?.index;
  if (start === undefined && !OTHER.test(markdown)) return undefined;
  const lineEnd = start === undefined ? -1 : markdown.indexOf('\n', start);
  // Nearly always the first candidate is a heading. Then parsing the rest of the page is not needed.
  const opening = lineEnd < 0 ? undefined : headingIn(markdown.slice(0, lineEnd));
  return opening ?? headingIn(markdown);
}

function headingIn(markdown: string): HeadingText | undefined {
  const headings = anchoredHeadings(parseMarkdown(markdown), markdown);
  const first = headings.find(({ containers, text }) => containers.length === 0 && text !== '');
  return first && { text: first.text, depth: first.depth };
}
