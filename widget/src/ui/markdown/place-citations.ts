import type { Element, ElementContent, Root, Text } from 'hast';
import { visitParents } from 'unist-util-visit-parents';
import type { CitationMark } from '../citations/cited-source.js';

/** Elements that cannot contain a mark: it is placed after them. */
const WHOLE = new Set(['a', 'code', 'pre', 'math']);

interface Place {
  text: Text;
  ancestors: (Root | Element)[];
  start: number;
  end: number;
}

/**
 * A rehype plugin that places citation marks at the end of the text they belong to. Offsets count characters of the
 * markdown source. A mark goes to the last text node that begins before its offset, so that a mark after `**` or `)` is
 * placed at the word before it.
 */
export function placeCitations({ marks }: { marks: readonly CitationMark[] }) {
  return (tree: Root): void => {
    if (marks.length === 0) return;
    // From last to first: inserting a mark does not move the places before it.
    for (const mark of marks.toReversed()) {
      const place = findPlace(tree, mark.offset);
      if (place) insertMark(place, mark);
    }
  };
}

function findPlace(tree: Root, offset: number): Place | null {
  let found: Place | null = null;
  let first: Place | null = null;
  visitParents(tree, 'text', (text: Text, ancestors) => {
    const start = text.position?.start.offset;
    const end = text.position?.end.offset;
    if (start === undefined || end === undefined || text.value.trim() === '') return;
    const place = { text, ancestors, start, end };
    first ??= place;
    if (start < offset) found = place;
  });
  return found ?? first;
}

function insertMark({ text, ancestors, start }: Place, { offset, numbers }: CitationMark): void {
  const wholeAt = ancestors.findIndex((node) => node.type === 'element' && WHOLE.has(node.tagName));
  const parent = ancestors[wholeAt < 0 ? ancestors.length - 1 : wholeAt - 1];
  const child = (wholeAt < 0 ? text : ancestors[wholeAt]) as ElementContent;
  if (!parent) return;
  const at = parent.children.indexOf(child);
  const marks = numbers.map(markElement);
  if (wholeAt >= 0) {
    parent.children.splice(at + 1, 0, ...marks);
    return;
  }
  const cut = wordEnd(text.value, offset - start);
  const [before, after] = [text.value.slice(0, cut), text.value.slice(cut)];
  text.value = before;
  const rest: Text[] = after === '' ? [] : [{ type: 'text', value: after }];
  parent.children.splice(at + 1, 0, ...marks, ...rest);
}

/** Moves an offset so that a mark does not split a word or a character: before spaces, and to the end of a word. */
function wordEnd(text: string, offset: number): number {
  let cut = Math.min(Math.max(offset, 0), text.length);
  while (cut > 0 && /\s/.test(text[cut - 1] ?? '')) cut -= 1;
  while (
    cut > 0 &&
    cut < text.length &&
    /[\p{L}\p{N}\p{M}]/u.test(text[cut - 1] ?? '') &&
    /[\p{L}\p{N}\p{M}]/u.test(text[cut] ?? '')
  )
    cut += 1;
  return /[\uDC00-\uDFFF]/.test(text[cut] ?? '') ? cut + 1 : cut;
}

const markElement = (number: number): Element => ({
  type: 'element',
  tagName: 'cite',
  properties: { dataNumber: String(number) },
  children: [],
});
