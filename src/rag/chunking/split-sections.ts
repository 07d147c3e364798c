import GithubSlugger from 'github-slugger';
import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { parseMarkdown } from './markdown.js';
import type { Section } from './section.js';

const ATX = /^#{1,6}[ \t]+/;
const CUSTOM_ID = /\s*\{#([^}]+)\}\s*$/;

/**
 * The sections of a page, in order. A section opens at an ATX heading that is no part of a quotation or list; what
 * stands before the first heading belongs to it. Anchors are GitHub's: duplicates are numbered, `{#id}` wins.
 */
export function splitSections(markdown: string): Section[] {
  const slugger = new GithubSlugger();
  const trail: { depth: number; title: string; anchor: string }[] = [];
  const sections: (Section & { blocks: RootContent[] })[] = [];
  let opening: RootContent[] = [];
  for (const node of parseMarkdown(markdown).children) {
    const source = markdown.slice(node.position?.start.offset, node.position?.end.offset);
    if (node.type !== 'heading' || !ATX.test(source)) {
      (sections.at(-1)?.blocks ?? opening).push(node);
      continue;
    }
    const title = titleOf(node);
    while (trail.length > 0 && trail.at(-1)!.depth >= node.depth) trail.pop();
    const ancestors = trail.map((entry) => entry.anchor);
    const path = [...trail.map((entry) => entry.title), title];
    const anchor = anchorOf(source, title, slugger);
    trail.push({ depth: node.depth, title, anchor });
    sections.push({ heading: rawHeading(source), path, anchor, ancestors, blocks: opening });
    opening = [];
  }
  return sections.length > 0 ? sections : [{ heading: '', path: [], anchor: '', ancestors: [], blocks: opening }];
}

function rawHeading(source: string): string {
  return source
    .replace(ATX, '')
    .replace(/[ \t]+#+[ \t]*$/, '')
    .replace(CUSTOM_ID, '')
    .trim();
}

function titleOf(heading: Heading): string {
  return toString(heading, { includeHtml: false }).replace(CUSTOM_ID, '').trim();
}

function anchorOf(source: string, title: string, slugger: GithubSlugger): string {
  return CUSTOM_ID.exec(source)?.[1] ?? slugger.slug(title);
}
