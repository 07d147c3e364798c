import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { CorpusPage } from '../../content/page.js';
import { headingAnchors, type PageHeading } from '../markdown/heading-anchors.js';
import { prepareMarkdown } from '../markdown/prepare-markdown.js';

export interface PageSection {
  readonly page: CorpusPage;
  /** None for what stands above the first heading. */
  readonly heading?: PageHeading;
  readonly text: string;
}

const processor = unified().use(remarkParse).use(remarkGfm).use(headingAnchors).freeze();

/** What a reader finds: each heading with the text up to the next one. Marks and tags are left out. */
export function pageSections(page: CorpusPage): PageSection[] {
  const file = new VFile(prepareMarkdown(page.markdown));
  const tree = processor.runSync(processor.parse(file), file) as Root;
  const headings = [...(file.data.headings ?? [])];
  const sections: { heading?: PageHeading; words: string[] }[] = [{ words: [] }];
  for (const node of tree.children) {
    if (node.type === 'heading') sections.push({ heading: headings.shift(), words: [] });
    else if (node.type !== 'html') sections.at(-1)?.words.push(...blocksOf(node));
  }
  const found = sections.map(({ heading, words }) => ({
    page,
    heading,
    text: words.join(' ').replace(/\s+/g, ' ').trim(),
  }));
  return found.filter(({ heading, text }) => heading !== undefined || text !== '');
}

/** The text of each row, item or paragraph, so that words of two of them never run together. */
function blocksOf(node: Nodes): string[] {
  if (!('children' in node) || node.type === 'paragraph' || node.type === 'tableCell')
    return [toString(node, { includeHtml: false })];
  return node.children.flatMap(blocksOf);
}
