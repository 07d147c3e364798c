import type { CodeRegion } from './code-region.js';
import type { ForwardSearch } from './forward-search.js';

/** The element that begins at a `<`, with the kind of its region. */
interface RawElement {
  readonly kind: CodeRegion['kind'];
  readonly end: number;
}

const ELEMENT = /<(pre|code|script|style|svg)(?=[\s>])/iy;
/** A comment that was never closed ends here, and `<code>` does not go over it. */
const BLANK_LINE = '\n\n';

/** The comment or the element without Markdown that begins at `start`; undefined when there is none. */
export function rawElementAt(text: string, search: ForwardSearch, start: number): RawElement | undefined {
  if (text.startsWith('<!--', start)) return { kind: 'comment', end: commentEnd(text, search, start) };
  ELEMENT.lastIndex = start;
  const name = ELEMENT.exec(text)?.[1];
  if (name === undefined) return undefined;
  const end = search.find(`</${name}>`, start);
  const isSpan = name.toLowerCase() === 'code';
  if (end < 0 || (isSpan && end > blankLineAfter(text, search, start))) return undefined;
  const kind = isSpan || name.toLowerCase() === 'pre' ? 'html' : 'hidden';
  return { kind, end: end + name.length + 3 };
}

/** `<!-->` and `<!--->` are whole comments. */
function commentEnd(text: string, search: ForwardSearch, start: number): number {
  if (text.startsWith('<!-->', start)) return start + 5;
  if (text.startsWith('<!--->', start)) return start + 6;
  const end = search.find('-->', start + 4);
  if (end >= 0) return end + 3;
  return blankLineAfter(text, search, start);
}

function blankLineAfter(text: string, search: ForwardSearch, start: number): number {
  const blank = search.find(BLANK_LINE, start);
  return blank < 0 ? text.length : blank;
}
