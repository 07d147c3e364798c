import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { code, definitionItem, paragraph, text } from '../tree/nodes.js';
import { type BlockReader, inlines } from './block-reader.js';
import { adornmentOf, indentedFrom, indentOf } from './lines.js';

/** Nodes, and the line after them. */
export interface BlockRead {
  readonly nodes: readonly RootContent[];
  readonly end: number;
}

type ListReader = (lines: readonly string[], start: number, reader: BlockReader) => BlockRead | undefined;

const BULLET = /^[-*+•‣⁃](?: +|$)/;
const NUMBER = /^\(?(?:\d{1,9}|#|[a-zA-Z]|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})[.)](?: +|$)/;
const FIELD = /^:((?:[^:\\`]|\\.|`[^`]*`|:(?=\S))+):(?: +|$)/;
const PARAMETERS = new Set('param parameter arg argument key keyword raises raise exception ivar cvar var'.split(' '));
const OPTION = /^(?:--?|\/)\S+(?: \S+)?$/;

/** Bullet, enumerated, field, option and definition lists. */
export const LISTS: readonly ListReader[] = [bullets, numbers, fields, options, definitions];

function bullets(lines: readonly string[], start: number, reader: BlockReader): BlockRead | undefined {
  return listOf(lines, start, BULLET, (children) => ({ type: 'listItem', spread: false, children }), reader);
}

function numbers(lines: readonly string[], start: number, reader: BlockReader): BlockRead | undefined {
  // "A. Smith wrote it" in a paragraph of several lines is no list.
  const next = lines[start + 1] ?? '';
  if (!NUMBER.test(lines[start]!) || (next !== '' && indentOf(next) === 0 && !NUMBER.test(next))) return undefined;
  const list = listOf(lines, start, NUMBER, (children) => ({ type: 'listItem', spread: false, children }), reader);
  const first = Number(/\d+/.exec(lines[start]!)?.[0] ?? 1);
  const [node] = list?.nodes ?? [];
  if (node?.type === 'list') Object.assign(node, { ordered: true, start: first });
  return list;
}

function listOf(
  lines: readonly string[],
  start: number,
  mark: RegExp,
  toItem: (children: ListItem['children']) => ListItem,
  reader: BlockReader,
): BlockRead | undefined {
  const children: ListItem[] = [];
  let end = start;
  let at = start;
  while (at < lines.length && mark.test(lines[at]!)) {
    const width = mark.exec(lines[at]!)![0].length;
    const { end: last } = indentedFrom(lines, at + 1, Math.min(width, 2));
    const item = [' '.repeat(width) + lines[at]!.slice(width), ...lines.slice(at + 1, last)];
    children.push(toItem(reader.inside(unindented(item)) as ListItem['children']));
    end = last;
    at = last;
    while (lines[at] === '') at += 1;
  }
  return bulletList(children, end);
}

/** A list without numbers that ends before the line `end`; undefined without items. */
function bulletList(children: ListItem[], end: number): BlockRead | undefined {
  return children.length === 0
    ? undefined
    : { nodes: [{ type: 'list', ordered: false, spread: false, children }], end };
}

function unindented(lines: readonly string[]): string[] {
  const indent = indentOf(lines[0]!) || lines[0]!.length;
  return lines.map((line) => line.slice(Math.min(indent, indentOf(line))));
}

function fields(lines: readonly string[], start: number, reader: BlockReader): BlockRead | undefined {
  const children: ListItem[] = [];
  let at = start;
  let end = start;
  while (at < lines.length && FIELD.test(lines[at]!)) {
    const [mark, name = ''] = FIELD.exec(lines[at]!)!;
    const { lines: more, end: last } = indentedFrom(lines, at + 1);
    const body = reader.inside([lines[at]!.slice(mark.length), ...more]);
    children.push(definitionItem(fieldName(name, reader), body));
    end = last;
    at = last;
    while (lines[at] === '') at += 1;
  }
  return bulletList(children, end);
}

/** `:param int size:` describes `size`. */
function fieldName(name: string, reader: BlockReader): PhrasingContent[] {
  const words = name.split(' ');
  const isParameter = words.length > 1 && PARAMETERS.has(words[0]!);
  return isParameter ? [{ type: 'inlineCode', value: words.at(-1)! }] : inlines(reader, [name]);
}

function options(lines: readonly string[], start: number, reader: BlockReader): BlockRead | undefined {
  const children: ListItem[] = [];
  let at = start;
  for (let mark = optionsIn(lines[at]); mark !== undefined; mark = optionsIn(lines[at])) {
    const { lines: more, end } = indentedFrom(lines, at + 1);
    if (mark.length === lines[at]!.length && more.length === 0) break;
    const body = reader.inside(
      [lines[at]!.slice(mark.length).trim(), ...more].filter((line, index) => index > 0 || line !== ''),
    );
    children.push(definitionItem([{ type: 'inlineCode', value: mark }], body));
    at = end;
  }
  return bulletList(children, at);
}

/** `-v, --verbose` before two spaces or the end of the line; undefined for another line. */
function optionsIn(line = ''): string | undefined {
  const [mark = ''] = line.split('  ', 1);
  return mark.split(', ').every((option) => OPTION.test(option)) ? mark : undefined;
}

function definitions(lines: readonly string[], start: number, reader: BlockReader): BlockRead | undefined {
  const children: ListItem[] = [];
  let at = start;
  let end = start;
  while (isTerm(lines, at)) {
    const { lines: body, end: last } = indentedFrom(lines, at + 1);
    const [term = '', ...classifiers] = lines[at]!.split(' : ');
    const kinds = classifiers.length > 0 ? [text(` (${classifiers.join(', ')})`)] : [];
    children.push(definitionItem([...inlines(reader, [term]), ...kinds], reader.inside(body)));
    end = last;
    at = last;
    while (lines[at] === '') at += 1;
  }
  return bulletList(children, end);
}

function isTerm(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const next = lines[at + 1] ?? '';
  const isBlock = line.startsWith('.. ') || line.endsWith('::') || BULLET.test(line) || adornmentOf(line) !== undefined;
  return line !== '' && indentOf(line) === 0 && !isBlock && next !== '' && indentOf(next) > 0;
}

/** `| One line`: its line breaks are kept. */
export function lineBlock(lines: readonly string[], start: number, reader: BlockReader): BlockRead | undefined {
  let end = start;
  while (/^\|(?: |$)/.test(lines[end] ?? '')) end += 1;
  if (end === start) return undefined;
  const shown = lines.slice(start, end).map((line) => inlines(reader, [line.slice(2).trim()]));
  const children = shown.flatMap((line, index) => (index === 0 ? line : [{ type: 'break' as const }, ...line]));
  return { nodes: [paragraph(...children)], end };
}

/** `>>> 1 + 1`: a session of Python up to the next blank line. */
export function doctest(lines: readonly string[], start: number): BlockRead | undefined {
  if (!lines[start]!.startsWith('>>> ')) return undefined;
  let end = start;
  while (end < lines.length && lines[end] !== '') end += 1;
  return { nodes: [code(lines.slice(start, end).join('\n'), 'python')], end };
}
