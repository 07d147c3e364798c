import type { Table, TableCell, TableRow } from 'mdast';
import { plainText } from '../../content/markdown/plain-text.js';
import { cut } from '../../text/cut.js';
import { COLUMN_NAME_CHARACTERS, PROSE_CHARACTERS, TABLE_HEADER_CHARACTERS, WINDOW_CHARACTERS } from '../limits.js';
import type { Block } from './block.js';
import { sourceOf } from './node-source.js';
import { wrapped } from './wrapped.js';

interface Row {
  readonly node: TableRow;
  readonly markdown: string;
  readonly plain: string;
}

/**
 * A table in one piece if possible, else cut between its rows. Each piece begins with the header, so that a reader knows the
 * columns and search finds their names. A row that is too long becomes a list of cells with the names of their columns.
 */
export function tableBlocks(table: Table, source: string): Block[] {
  const [header, ...rows] = table.children.map((node) => rowOf(node, source));
  const whole = [header, ...rows].map((row) => row?.plain ?? '').join('\n');
  if (!header || whole.length <= PROSE_CHARACTERS)
    return [{ kind: 'prose', plain: whole.trim(), markdown: sourceOf([table], source).trim() }];
  const isRepeated = header.plain.length <= TABLE_HEADER_CHARACTERS;
  const room = WINDOW_CHARACTERS - (isRepeated ? header.plain.length + 1 : 0);
  return groupsOf(isRepeated ? rows : [header, ...rows], room).flatMap((group) => {
    const [first] = group;
    if (first && first.plain.length > room) return cellBlocks(header.node, first, source);
    return [pieceOf(isRepeated ? [header, ...group] : group, table)];
  });
}

function rowOf(node: TableRow, source: string): Row {
  return {
    node,
    markdown: sourceOf([node], source),
    plain: node.children.map(textOf).join(' ').trim(),
  };
}

/** Consecutive texts that fit into one piece; one that is too long is alone. */
function groupsOf<Text extends { readonly plain: string }>(texts: readonly Text[], room: number): Text[][] {
  const groups: Text[][] = [];
  let size = room;
  for (const text of texts) {
    const fits = size + text.plain.length + 1 <= room;
    if (fits) groups.at(-1)!.push(text);
    else groups.push([text]);
    size = fits ? size + text.plain.length + 1 : text.plain.length;
  }
  return groups;
}

function pieceOf(rows: readonly Row[], { align }: Table): Block {
  const [first, ...others] = rows.map(({ markdown }) => markdown);
  const columns = Math.max(align?.length ?? 0, 1);
  const separator = `|${' --- |'.repeat(columns)}`;
  const markdown = [first, separator, ...others].join('\n');
  return { kind: 'prose', markdown, plain: rows.map(({ plain }) => plain).join('\n') };
}

/** The cells of a row one after the other, `**Column**: value`. */
function cellBlocks(header: TableRow, { node, plain }: Row, source: string): Block[] {
  const names = header.children.map((cell) => cut(textOf(cell), COLUMN_NAME_CHARACTERS));
  // Many small cells without much text would become mostly names.
  const isNamed = names.reduce((sum, { length }) => sum + length, 0) <= plain.length;
  const cells = node.children.flatMap((cell, column) => {
    const name = isNamed ? (names[column] ?? '') : '';
    const [before, inMarkdown] = name === '' ? ['', ''] : [`${name}: `, `**${name}**: `];
    return valuesOf(cell, source).map((value) => ({
      plain: before + value.plain,
      markdown: inMarkdown + value.markdown,
    }));
  });
  return groupsOf(cells, WINDOW_CHARACTERS).map((group) => ({
    kind: 'prose',
    markdown: group.map(({ markdown }) => markdown).join('\n\n'),
    plain: group.map((value) => value.plain).join('\n'),
  }));
}

function valuesOf(cell: TableCell, source: string): Pick<Block, 'plain' | 'markdown'>[] {
  const plain = textOf(cell);
  const room = WINDOW_CHARACTERS - 2 * COLUMN_NAME_CHARACTERS;
  if (plain.length > room) return wrapped(plain, room).map((piece) => ({ plain: piece, markdown: piece }));
  return plain === '' ? [] : [{ plain, markdown: sourceOf(cell.children, source).replaceAll('\\|', '|').trim() }];
}

function textOf(cell: TableCell): string {
  return plainText(cell).replace(/\s+/g, ' ');
}
