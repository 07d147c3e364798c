import type { PhrasingContent, RootContent } from 'mdast';
import { cellOf } from '../tree/cell.js';
import { bold, paragraph, table, text } from '../tree/nodes.js';
import { type BlockReader, inlines } from './block-reader.js';
import type { Directive } from './directive.js';
import { type CellLines, csvRows } from './tables.js';

/** A table of which each cell is read as blocks. The first row is its header. */
export function tableOf(rows: readonly CellLines[], reader: BlockReader): RootContent[] {
  if (rows.length === 0) return [];
  return [table(rows.map((row) => row.map((cell) => cellOf(reader.inside(cell)))))];
}

/** `.. table:: Title` with the table below it. */
export function titledTable({ argument, content }: Directive, reader: BlockReader): RootContent[] {
  return [...titleOf(argument, reader), ...reader.inside(content)];
}

/** `.. list-table::`: a list of lists. */
export function listTable({ argument, content }: Directive, reader: BlockReader): RootContent[] {
  const [list] = reader.inside(content);
  if (list?.type !== 'list') return titleOf(argument, reader);
  const rows = list.children.map((row) => {
    const [cells] = row.children;
    return cells?.type === 'list' ? cells.children.map((cell) => cellOf(cell.children)) : [];
  });
  return [...titleOf(argument, reader), ...(rows.length > 0 ? [table(rows)] : [])];
}

/** `.. csv-table::` with its lines; those of another file are not read. */
export function csvTable({ argument, options, content }: Directive, reader: BlockReader): RootContent[] {
  const separators: Readonly<Record<string, string>> = { tab: '\t', space: ' ' };
  const named = options.get('delim') ?? ',';
  const separator = separators[named] ?? named.charAt(0);
  const header = options.has('header') ? csvRows(options.get('header')!, separator) : [];
  const rows = [...header, ...csvRows(content.join('\n'), separator)];
  if (options.has('file')) return [...titleOf(argument, reader), notRead(options.get('file')!)];
  const cells = rows.map((row) => row.map((cell): PhrasingContent[] => inlines(reader, [cell])));
  return [...titleOf(argument, reader), ...(cells.length > 0 ? [table(cells)] : [])];
}

/** What stands in the place of a file that a page shows. */
export function notRead(file: string): RootContent {
  return paragraph(text('See the file '), { type: 'inlineCode', value: file }, text('.'));
}

export function titleOf(argument: readonly string[], reader: BlockReader): RootContent[] {
  return argument.length > 0 ? [bold(...inlines(reader, argument))] : [];
}
