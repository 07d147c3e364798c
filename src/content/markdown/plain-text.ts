import type { Nodes } from 'mdast';
import { withoutAdmonitionMarks } from './admonitions.js';

const DIRECTIVE = /\{\{#[^}]*\}\}/g;
const JSX_COMMENT = /\{\/\*[\s\S]*?\*\/\}/g;
const HTML_COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const TAG = /<\/?[a-zA-Z][^>]*>/g;
/** Nodes whose children are written one below the other rather than side by side. */
const FLOW = new Set(['root', 'list', 'listItem', 'blockquote', 'table', 'footnoteDefinition']);

/** Removes what is markup for a site generator (mdBook, Docusaurus, MDX) and not text for a reader. */
export function withoutDirectives(text: string): string {
  return withoutAdmonitionMarks(text.replace(DIRECTIVE, '')).replace(JSX_COMMENT, '');
}

/** Only the text of a piece of HTML. */
export function withoutTags(html: string): string {
  return html.replace(HTML_COMMENT, '').replace(TAG, ' ').trim();
}

/** The words of a node as a reader sees them; blocks are separated by line breaks and cells by spaces. */
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
