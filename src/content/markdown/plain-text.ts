import type { Nodes } from 'mdast';
import { withoutTagMarks } from './removed-markup.js';

const HTML_COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
/** What makes a quotation an alert. It is not text for readers. */
const ALERT = /^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*\n?/;
const LINE_BREAK = /^<br\b/i;
/** Nodes whose children are separate blocks; their texts are joined with line breaks. */
const FLOW = new Set(['root', 'list', 'listItem', 'blockquote', 'table', 'footnoteDefinition']);

/** The text of a piece of HTML, without tags and comments. */
export function withoutTags(html: string): string {
  return withoutTagMarks(html.replace(HTML_COMMENT, '')).trim();
}

/** The text of a node as a reader sees it. Blocks are separated by line breaks and table cells by spaces. */
export function plainText(node: Nodes): string {
  return words(node).trim();
}

function words(node: Nodes): string {
  if (node.type === 'html') return LINE_BREAK.test(node.value) ? '\n' : withoutTags(node.value);
  if (node.type === 'break') return '\n';
  if (node.type === 'text') return node.value.replace(ALERT, '');
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  if (!('children' in node)) return '';
  const separator = FLOW.has(node.type) ? '\n' : node.type === 'tableRow' ? ' ' : '';
  return node.children.map(words).join(separator);
}
