import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';

const EXPLICIT_ANCHOR = /\s*\{#([^}]+)\}\s*$/;

export interface PageHeading {
  readonly level: number;
  readonly text: string;
  readonly anchor: string;
}

/**
 * Gives headings the anchors that citations link to: the GitHub-style slug, duplicates numbered, `{#id}` as it stands.
 * A heading inside a quotation or a list opens no section and has none. Underlined headings open none either; they are
 * numbered last, so that they never take the anchor of one that does.
 */
export function headingAnchors() {
  return (tree: Root, file: VFile): void => {
    const slugger = new GithubSlugger();
    const headings = tree.children.filter((node): node is Heading => node.type === 'heading');
    const opening = headings.filter((heading) => opensSection(heading, file));
    const anchored = new Map<Heading, PageHeading>();
    for (const heading of new Set([...opening, ...headings])) anchored.set(heading, anchor(heading, slugger));
    file.data.headings = headings.flatMap((heading) => anchored.get(heading) ?? []);
  };
}

function opensSection(heading: Heading, file: VFile): boolean {
  return String(file.value).charAt(heading.position?.start.offset ?? 0) === '#';
}

function anchor(heading: Heading, slugger: GithubSlugger): PageHeading {
  const explicit = takeExplicitAnchor(heading);
  const text = toString(heading, { includeHtml: false }).trim();
  const id = explicit ?? slugger.slug(text);
  heading.data = { ...heading.data, hProperties: { id } };
  return { level: heading.depth, text, anchor: id };
}

function takeExplicitAnchor(heading: Heading): string | undefined {
  const last = heading.children.at(-1);
  const match = last?.type === 'text' ? EXPLICIT_ANCHOR.exec(last.value) : null;
  if (last?.type !== 'text' || !match) return undefined;
  last.value = last.value.slice(0, match.index);
  return match[1];
}
