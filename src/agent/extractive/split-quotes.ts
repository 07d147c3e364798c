import type { List, RootContent, Table } from 'mdast';
import { parsePassage } from '../../content/markdown/parse-passage.js';
import type { FoundPassage } from '../tools/search-results.js';
import type { Quote } from './quote.js';

type Piece = Pick<Quote, 'kind' | 'markdown' | 'tableHead'>;

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A passage in pieces: sentences, list items and table rows one by one, code blocks whole. Headings are skipped. */
export function splitQuotes(passage: FoundPassage): Quote[] {
  const blocks = parsePassage(passage.text).children.map((node) => piecesOf(node, passage.text));
  const pieces = blocks.flatMap((block, index) => block.map((piece) => ({ ...piece, block: index })));
  return pieces.map((piece, order) => ({ ...piece, passage: passage.number, order }));
}

function piecesOf(node: RootContent, source: string): Piece[] {
  switch (node.type) {
    case 'paragraph':
      return sentencesOf(sourceOf(node, source));
    case 'blockquote':
      return sentencesOf(sourceOf(node, source).replace(/^[ \t]*>[ \t]?/gm, ''));
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

function sentencesOf(text: string): Piece[] {
  const line = text.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space));
  const parts = [...sentences.segment(line)].map(({ segment }) => segment.trim());
  return parts.filter((part) => part !== '').map((markdown) => ({ kind: 'sentence', markdown }));
}

function itemsOf(list: List, source: string): Piece[] {
  return list.children.map((item) => ({ kind: 'item', markdown: sourceOf(item, source) }));
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
