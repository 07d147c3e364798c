import { indentOf, linePrefix } from './line-prefix.js';

/** What must be known of a fence to find its end. */
interface OpenFence {
  /** Its backticks or tildes. */
  readonly fence: string;
  /** The column at which the text of the list item around it begins; 0 outside of lists. */
  readonly base: number;
  readonly quotes: number;
}

/** Where a fenced code block ends that begins in the line at `start`. Without an end it goes on to the end of the page. */
export function fenceEnd(text: string, start: number, { fence, base, quotes }: OpenFence): number {
  for (const { from, to } of linesAfter(text, start)) {
    const line = text.slice(from, to);
    const prefix = linePrefix(line);
    if (prefix.quotes < quotes) return from - 1;
    const content = contentIn(line, quotes);
    const words = content.trim();
    // The fence ends with the list item that contains it.
    if (words !== '' && indentOf(content) < base) return from - 1;
    if (words.startsWith(fence) && words === fence.charAt(0).repeat(words.length)) return to;
  }
  return text.length;
}

/** Where code ends that is indented by at least `columns` from the line at `start` on. */
export function indentedEnd(text: string, start: number, columns: number, quotes: number): number {
  let end = lineEnd(text, start);
  for (const { from, to } of linesAfter(text, start)) {
    const line = text.slice(from, to);
    if (quotes > 0 && linePrefix(line).quotes < quotes) return end;
    const content = contentIn(line, quotes);
    if (content.trim() === '') continue;
    if (indentOf(content) < columns) return end;
    end = to;
  }
  return end;
}

/** The line without the marks of `quotes` quotations. */
export function contentIn(line: string, quotes: number): string {
  let content = line;
  for (let count = 0; count < quotes; count += 1) {
    const text = content.trimStart();
    if (!text.startsWith('>')) break;
    content = text.startsWith('> ') ? text.slice(2) : text.slice(1);
  }
  return content;
}

function* linesAfter(text: string, start: number): Generator<{ readonly from: number; readonly to: number }> {
  for (let end = lineEnd(text, start); end < text.length; ) {
    const from = end + 1;
    end = lineEnd(text, from);
    yield { from, to: end };
  }
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
