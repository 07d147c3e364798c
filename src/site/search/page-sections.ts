import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { anchoredHeadings } from '../../content/markdown/heading-anchors.js';
import { parseMarkdown } from '../../content/markdown/parse.js';
import { slugsOf } from '../../content/markdown/slugs/slugs-of.js';
import { stretchesOf } from '../../content/markdown/stretches.js';
import type { CorpusPage } from '../../content/page.js';
import { type PageHeading, toPageHeading } from '../markdown/heading-ids.js';

export interface PageSection {
  readonly page: CorpusPage;
  /** Undefined for the text before the first heading. */
  readonly heading?: PageHeading;
  readonly text: string;
}

/** The sections of a page for the search of the site: each heading with the text up to the next heading. */
export function pageSections(page: CorpusPage): PageSection[] {
  const tree = parseMarkdown(page.markdown);
  const sections = stretchesOf(tree, anchoredHeadings(tree, page.markdown, slugsOf(page.flavour))).map(
    ({ heading, nodes }) => {
      const words = nodes.filter(({ type }) => type !== 'html').flatMap(blocksOf);
      return { page, heading: heading && toPageHeading(heading), text: words.join(' ').replace(/\s+/g, ' ').trim() };
    },
  );
  return sections.filter(({ heading, text }) => heading !== undefined || text !== '');
}

/** The text of each row, item or paragraph, separated so that their words are not joined. */
function blocksOf(node: Nodes): string[] {
  if (!('children' in node) || node.type === 'paragraph' || node.type === 'tableCell')
    return [toString(node, { includeHtml: false })];
  return node.children.flatMap(blocksOf);
}
