import { EMPTY_LINES, NESTING_LIMIT, PARAGRAPH_MARKS } from '../../host/limits.js';

const FENCE = /^ {0,3}(`{3,}|~{3,})([^\n]*)/;
/** A list item with text always begins a new paragraph. */
const ITEM = /^ {0,3}[-*+][\t ]+[^\t ]/;
const MARK = /[[\]*_~<`$]/g;
/** A quotation or a list at the beginning of a line, with the spaces that indent it. */
const CONTAINER = /[\t ]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[\t ]))/y;

/**
 * Whether the Markdown parsers read the text in a short time and without exhausting the stack. Reads each character a
 * bounded number of times. The marks of fenced code are not counted.
 */
export function isReadable(text: string): boolean {
  let [marks, emptyLines] = [0, 0];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const isEmpty = line.trim() === '';
    emptyLines = isEmpty ? emptyLines + 1 : 0;
    if (isEmpty || ITEM.test(line)) marks = 0;
    const [, mark = '', after = ''] = FENCE.exec(line) ?? [];
    if (fence === undefined) {
      if (mark.startsWith('~') || (mark !== '' && !after.includes('`'))) fence = mark;
      marks += line.match(MARK)?.length ?? 0;
      if (marks > PARAGRAPH_MARKS || containersIn(line) > NESTING_LIMIT) return false;
    } else if (mark.startsWith(fence) && after.trim() === '') fence = undefined;
    if (emptyLines > EMPTY_LINES) return false;
  }
  return true;
}

function containersIn(line: string): number {
  let count = 0;
  CONTAINER.lastIndex = 0;
  while (CONTAINER.test(line)) count += 1;
  return count;
}
