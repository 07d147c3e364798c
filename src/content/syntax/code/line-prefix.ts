const TAB_WIDTH = 4;
/** The mark of an item of a list, a definition or a footnote, with the spaces after it. */
const ITEM = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)|^:(?=[ \t]{1,3})|^\[\^[^\]\s]{1,99}\]:/;

/** The quotation marks and the indentation at the beginning of a line. */
export interface LinePrefix {
  /** Characters of the quotation marks. */
  readonly quoteLength: number;
  readonly quotes: number;
  /** Columns of the spaces after the quotation marks. */
  readonly indent: number;
  /** Where the text begins. */
  readonly length: number;
}

export function linePrefix(line: string): LinePrefix {
  let at = 0;
  let quotes = 0;
  let quoteLength = 0;
  while (at < line.length) {
    const space = skipSpaces(line, at);
    if (line.charAt(space) !== '>') break;
    quotes += 1;
    at = space + 1;
    if (line.charAt(at) === ' ') at += 1;
    quoteLength = at;
  }
  const length = skipSpaces(line, quoteLength);
  return { quoteLength, quotes, indent: columnsOf(line.slice(quoteLength, length)), length };
}

function skipSpaces(line: string, from: number): number {
  let at = from;
  while (line.charAt(at) === ' ' || line.charAt(at) === '\t') at += 1;
  return at;
}

function columnsOf(spaces: string): number {
  let columns = 0;
  for (const space of spaces) columns += widthOf(space, columns);
  return columns;
}

function widthOf(space: string, column: number): number {
  return space === '\t' ? TAB_WIDTH - (column % TAB_WIDTH) : 1;
}

/** How many of the spaces come after the first `columns` columns. */
export function charactersAfter(spaces: string, columns: number): number {
  let column = 0;
  let at = 0;
  for (; at < spaces.length && column < columns; at += 1) column += widthOf(spaces.charAt(at), column);
  return spaces.length - at;
}

/** The columns of the spaces at the beginning of a line. */
export function indentOf(line: string): number {
  return columnsOf(line.slice(0, skipSpaces(line, 0)));
}

/** Removes up to `columns` columns of spaces at the beginning. */
export function dedented(line: string, columns: number): string {
  const end = skipSpaces(line, 0);
  const rest = columnsOf(line.slice(0, end)) - columns;
  return ' '.repeat(Math.max(0, rest)) + line.slice(end);
}

/** The length of the mark of an item at the beginning of the text, without the spaces after it; 0 when there is none. */
export function itemMark(text: string): number {
  return ITEM.exec(text)?.[0].length ?? 0;
}
