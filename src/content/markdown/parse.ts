import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** How every part of the project reads Markdown: CommonMark with GitHub's tables, task lists, footnotes and addresses. */
export const markdownParser = unified().use(remarkParse).use(remarkGfm).freeze();

export function parseMarkdown(markdown: string): Root {
  return markdownParser.parse(markdown);
}
