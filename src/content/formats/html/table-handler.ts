import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { PhrasingContent, RootContent } from 'mdast';
import { TABLE_COLUMNS } from '../../limits.js';
import { cellOf } from '../tree/cell.js';
import { bold, table, text } from '../tree/nodes.js';
import { childElements, findElement, hasClass, wordsOf } from './elements.js';

const ROW_GROUPS = new Set(['thead', 'tbody', 'tfoot']);
/** Tables with the numbers of lines beside code. */
const CODE_TABLES = ['highlighttable', 'rouge-table', 'lntable'];

/** A table of GitHub with its caption above it. A cell over several rows is repeated in each of them. */
export function tableHandler(state: State, element: Element): RootContent[] {
  const pre = hasClass(element, ...CODE_TABLES) ? findElement(element, ({ tagName }) => tagName === 'pre') : undefined;
  if (pre) return asContents(state.one(pre, element));
  if (state.inTable) return rowsOf(element).flatMap((row) => state.all(row) as RootContent[]);
  state.inTable = true;
  const rows = withoutSpans(rowsOf(element), (cell) => cellOf(state.toFlow(state.all(cell)) as RootContent[]));
  state.inTable = false;
  const captions = childElements(element).filter(({ tagName }) => tagName === 'caption');
  const caption = captions.map(wordsOf).find((words) => words !== '');
  const filled = rows.filter((row) => row.some((cell) => cell.length > 0));
  return [...(caption ? [bold(text(caption))] : []), ...(filled.length > 0 ? [table(filled)] : [])];
}

function asContents(nodes: ReturnType<State['one']>): RootContent[] {
  return (nodes === undefined ? [] : [nodes].flat()) as RootContent[];
}

function rowsOf(element: Element): Element[] {
  return childElements(element).flatMap((child) => {
    if (ROW_GROUPS.has(child.tagName)) return rowsOf(child);
    return child.tagName === 'tr' ? [child] : [];
  });
}

/** A cell of an earlier row that continues, and in how many further rows. */
interface Continued {
  readonly cell: PhrasingContent[];
  rows: number;
}

function withoutSpans(rows: readonly Element[], read: (cell: Element) => PhrasingContent[]): PhrasingContent[][][] {
  const continued = new Map<number, Continued>();
  return rows.map((row) => {
    const cells: PhrasingContent[][] = [];
    const takeContinued = () => {
      for (let above = continued.get(cells.length); above; above = continued.get(cells.length)) {
        above.rows -= 1;
        if (above.rows === 0) continued.delete(cells.length);
        cells.push(structuredClone(above.cell));
      }
    };
    for (const element of childElements(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th')) {
      takeContinued();
      const cell = read(element);
      const rowSpan = spanOf(element.properties.rowSpan);
      for (let column = 0; column < spanOf(element.properties.colSpan); column += 1) {
        if (rowSpan > 1) continued.set(cells.length, { cell: column === 0 ? cell : [], rows: rowSpan - 1 });
        cells.push(column === 0 ? cell : []);
      }
    }
    takeContinued();
    return cells;
  });
}

function spanOf(value: unknown): number {
  const span = Number(value);
  return Number.isInteger(span) && span > 1 ? Math.min(span, TABLE_COLUMNS) : 1;
}
