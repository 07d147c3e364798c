import type { List, RootContent, Table } from 'mdast';
import { parsePassage } from '../../content/markdown/parse-passage.js';
import { sentencesOf } from '../../text/sentences.js';
import type { FoundPassage } from '../tools/search-results.js';
import type { Quote } from './quote.js';

type Piece = Pick<Quote, 'kind' | 'markdown' | 'tableHead'>;

/** The first line of a note: `[!NOTE]`. */
const NOTE_MARK = /^\s*\\?\[!\w+\\?\][ \t]*/;

/**
 * A passage in pieces: sentences, list items, steps and table rows one by one, code blocks whole. Headings are skipped.
 */
export function splitQuotes(passage: FoundPassage): Quote[] {
  const blocks = parsePassage(passage.text).children.map((node) => piecesOf(node, passage.text));
  const pieces = blocks.flatMap((block, index) => block.map((piece) => ({ ...piece, block: index })));
  return pieces.map((piece, order) => ({ ...piece, passage: passage.number, order }));
}

function piecesOf(node: RootContent, source: string): Piece[] {
  switch (node.type) {
    case 'paragraph':
      return proseOrRows(sourceOf(node, source));
    case 'blockquote':
      return toSentences(sourceOf(node, source).replace(/^[ \t]*>[ \t]?/gm, ''));
    case 'list':
      return itemsOf(node, source);
    case 'code':
      return [{ kind: 'code', markdown: sourceOf(node, source) }];
    case 'table':
      return rowsOf(node, source);
    default:
      return [];
  }
}

/** The rest of a table that was cut into chunks has no head, and perhaps half a row, so Markdown takes it for a paragraph. */
function proseOrRows(text: string): Piece[] {
  const lines = text.split('\n').map((line) => line.trim());
  const rows = lines.filter((line) => line.startsWith('|') && line.endsWith('|'));
  if (rows.length === 0 || rows.length < lines.length - 1) return toSentences(text);
  const columns = rows[0]!.split('|').length - 2;
  const tableHead = [' |', ' --- |'].map((cell) => `|${cell.repeat(Math.max(1, columns))}`).join('\n');
  return rows.map((markdown) => ({ kind: 'row', markdown, tableHead }));
}

function toSentences(text: string): Piece[] {
  return sentencesOf(text.replace(NOTE_MARK, '')).map((markdown) => ({ kind: 'sentence', markdown }));
}

function itemsOf(list: List, source: string): Piece[] {
  const kind = list.ordered ? 'step' : 'item';
  return list.children.map((item) => ({ kind, markdown: sourceOf(item, source) }));
}

function rowsOf(table: Table, source: string): Piece[] {
  const lines = sourceOf(table, source)
    .split('\n')
    .map((line) => line.trim());
  const tableHead = lines.slice(0, 2).join('\n');
  return lines.slice(2).map((markdown) => ({ kind: 'row', markdown, tableHead }));
}

function sourceOf(node: RootContent | List['children'][number], source: string): string {
  return source.slice(node.position?.start.offset, node.position?.end.offset);
}
