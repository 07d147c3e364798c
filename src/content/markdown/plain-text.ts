import type { Nodes } from 'mdast';
import { withoutAdmonitionMarks } from './admonitions.js';
import { withoutDirectiveMarks, withoutJsxComments, withoutTagMarks } from './removed-markup.js';

const HTML_COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
/** Nodes whose children are separate blocks; their texts are joined with line breaks. */
const FLOW = new Set(['root', 'list', 'listItem', 'blockquote', 'table', 'footnoteDefinition']);

/** Removes markup for site generators (mdBook, Docusaurus, MDX) that is not text for a reader. */
export function withoutDirectives(text: string): string {
  return withoutJsxComments(withoutAdmonitionMarks(withoutDirectiveMarks(text)));
}

/** The text of a piece of HTML, without tags and comments. */
export function withoutTags(html: string): string {
  return withoutTagMarks(html.replace(HTML_COMMENT, '')).trim();
}

/** The text of a node as a reader sees it. Blocks are separated by line breaks and table cells by spaces. */
export function plainText(node: Nodes): string {
  return withoutDirectives(words(node)).trim();
}

function words(node: Nodes): string {
  if (node.type === 'html') return withoutTags(node.value);
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  if (!('children' in node)) return '';
  const separator = FLOW.has(node.type) ? '\n' : node.type === 'tableRow' ? ' ' : '';
  return node.children.map(words).join(separator);
}
