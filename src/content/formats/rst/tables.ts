import { TABLE_COLUMNS } from '../../limits.js';
import { UnreadablePage } from '../../unreadable-page.js';
import { withoutIndent } from './lines.js';

/** The lines of each cell of a table, row by row. */
export type CellLines = readonly (readonly string[])[];

export const GRID_BORDER = /^\+[-=+]+\+$/;
export const SIMPLE_BORDER = /^=+(?: +=+)+$/;

/** Reads a table that is drawn with `+`, `-` and `|`. A cell over several columns is in the first of them. */
export function gridTable(lines: readonly string[]): CellLines[] {
  const columns = columnsOf(lines);
  const rows: string[][][] = [];
  let row: string[][] | undefined;
  for (const line of lines) {
    if (isBorder(line)) row = undefined;
    else {
      if (!row) rows.push((row = columns.slice(1).map(() => [])));
      for (const [column, cell] of cellsOf(line, columns)) row[column]!.push(cell);
    }
  }
  return rows.map((cells) => cells.map((cell) => withoutIndent(cell.map((line) => line.trimEnd()))));
}

/** Where the borders between columns are: wherever a line of the frame has a `+`. */
function columnsOf(lines: readonly string[]): number[] {
  const places = new Set<number>();
  for (const line of lines.filter((candidate) => GRID_BORDER.test(candidate))) {
    for (let at = line.indexOf('+'); at >= 0; at = line.indexOf('+', at + 1)) places.add(at);
  }
  if (places.size > TABLE_COLUMNS + 1) {
    throw new UnreadablePage(`a table of ${places.size - 1} columns, the limit is ${TABLE_COLUMNS}`);
  }
  return [...places].toSorted((left, right) => left - right);
}

function isBorder(line: string): boolean {
  return GRID_BORDER.test(line) || /^[+|][-=+| ]*\+[-=]{2,}/.test(line);
}

function cellsOf(line: string, columns: readonly number[]): [column: number, text: string][] {
  const cells: [number, string][] = [];
  let first = 0;
  for (let column = 1; column < columns.length; column += 1) {
    const isEnd = line.charAt(columns[column]!) === '|' || column === columns.length - 1;
    if (!isEnd) continue;
    cells.push([first, line.slice(columns[first]! + 1, columns[column]).replace(/^ /, '')]);
    first = column;
  }
  return cells;
}

/** Reads a table whose columns are marked by lines of `=`. A line without text in the first column continues the row above. */
export function simpleTable(lines: readonly string[]): CellLines[] {
  const starts = [...lines[0]!.matchAll(/=+/g)].map(({ index }) => index);
  if (starts.length > TABLE_COLUMNS) {
    throw new UnreadablePage(`a table of ${starts.length} columns, the limit is ${TABLE_COLUMNS}`);
  }
  const rows: string[][][] = [];
  for (const line of lines) {
    if (SIMPLE_BORDER.test(line) || /^-+(?: +-+)*$/.test(line) || line === '') continue;
    const cells = starts.map((start, column) => line.slice(start, starts[column + 1]).trim());
    const row = rows.at(-1);
    if (cells[0] === '' && row) for (const [column, cell] of cells.entries()) row[column]!.push(cell);
    else rows.push(cells.map((cell) => [cell]));
  }
  return rows.map((row) => row.map((cell) => cell.filter((line) => line !== '')));
}

/** The fields of one line of a CSV table. A field in quotation marks may hold commas and line breaks. */
export function csvRows(source: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let isQuoted = false;
  const end = () => {
    rows.at(-1)!.push(field.trim());
    field = '';
  };
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (isQuoted && character === '"' && source.charAt(at + 1) === '"') {
      field += '"';
      at += 1;
    } else if (character === '"' && (isQuoted || field.trim() === '')) isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) end();
    else if (character === '\n' && !isQuoted) {
      end();
      rows.push([]);
    } else field += character;
  }
  end();
  return rows.filter((row) => row.some((cell) => cell !== ''));
}
