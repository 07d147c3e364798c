import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { seekAddressesWhereSigned } from './bare-addresses.js';

/** The Markdown parser of the whole server: CommonMark with GitHub's tables, task lists, footnotes and automatic links. */
export const markdownParser = unified().use(remarkParse).use(remarkGfm).use(seekAddressesWhereSigned).freeze();

export function parseMarkdown(markdown: string): Root {
  return markdownParser.parse(markdown);
}
