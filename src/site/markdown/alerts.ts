import type { Blockquote, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';

const MARK = /^\[!([A-Z]+)\][ \t]*([^\n]*)(?:\n|$)/;

/** How a kind of alert looks; a kind that is not here looks like a note. */
const LOOKS: Readonly<Record<string, string>> = {
  TIP: 'tip',
  SUCCESS: 'tip',
  IMPORTANT: 'important',
  WARNING: 'warning',
  CAUTION: 'danger',
  DANGER: 'danger',
};

/** A block quote that begins with `[!NOTE]` becomes a note with a title of its own. */
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
  quote.children.unshift(titleParagraph(title?.trim() || kind.charAt(0) + kind.slice(1).toLowerCase()));
  quote.data = { hName: 'aside', hProperties: { className: ['alert', `alert-${LOOKS[kind] ?? 'note'}`] } };
}

function titleParagraph(title: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: title }] }] };
}
