import type { Blockquote, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { alertClasses, alertTitle } from './alert-classes.js';

const MARK = /^\[!([A-Z]+)\][ \t]*([^\n]*)(?:\n|$)/;

/** Converts a block quote that begins with `[!NOTE]` to a note with a title: a bold first paragraph, else the kind of note. */
export function alerts() {
  return (tree: Root): void => visit(tree, 'blockquote', decorate);
}

function decorate(quote: Blockquote): void {
  const [first] = quote.children;
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  const mark = text?.type === 'text' ? MARK.exec(text.value) : null;
  if (first?.type !== 'paragraph' || text?.type !== 'text' || !mark) return;
  const [matched, kind = 'NOTE', title] = mark;
  text.value = text.value.slice(matched.length);
  if (text.value === '') first.children.shift();
  if (first.children.length === 0) quote.children.shift();
  const hasTitle = !title?.trim() && first.children.length === 1 && first.children[0]?.type === 'strong';
  if (!hasTitle) quote.children.unshift(titleParagraph(title?.trim() || alertTitle(kind)));
  quote.data = { hName: 'aside', hProperties: { className: alertClasses(kind) } };
}

function titleParagraph(title: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: title }] }] };
}
