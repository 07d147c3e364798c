import { SYNTAX_NESTING } from '../limits.js';
import { dedented, indentOf } from './code/line-prefix.js';
import { namedLines, noteLines } from './notes.js';
import type { SyntaxPage } from './syntax-page.js';

const COLONS = /^[ \t]*(:{3,})((?:[^:].*)?)$/;
/** `/// note | Title` of the blocks of PyMdown. */
const SLASHES = /^[ \t]*(\/{3,})((?:[^/].*)?)$/;
/** An option of such a block, in the lines below its name. */
const OPTION = /^ {4,}[\w-]+:/;
/** `note`, `{note}` of MyST and `details`, with a title after it or in brackets. */
const OPENING = /^\{?([A-Za-z][\w-]*)\}?(?![^\s[{])(.*)$/;
/** Attributes after a title: `{open}`, `{#id .class}`. */
const ATTRIBUTES = /\{[^{}]*\}$/;
/** Containers that readers see without a frame. */
const FRAMELESS: ReadonlySet<string> = new Set([
  'raw',
  'v-pre',
  'code-group',
  'steps',
  'tabs',
  'div',
  'grid',
  'columns',
  'html',
]);
/** Containers that are named parts of the page: a part that opens, or a tab. */
const NAMED: ReadonlySet<string> = new Set(['details', 'tab']);

interface Container {
  readonly colons: number;
  readonly kind: string;
  readonly title: string;
  readonly indent: number;
  readonly lines: string[];
}

/**
 * Converts `:::note Title` … `:::` of Docusaurus, Starlight and VitePress. A closing line closes the innermost container
 * with as many colons, else the innermost one with fewer. A container without an end is only its title.
 */
export function containers(text: string, _page: SyntaxPage): string {
  return text.includes(':::') ? marked(text, COLONS) : text;
}

/** Converts `/// note | Title` … `///` of PyMdown, which close as the containers above. */
export function slashBlocks(text: string, _page: SyntaxPage): string {
  return text.includes('///') ? marked(text, SLASHES) : text;
}

function marked(text: string, form: RegExp): string {
  const open: Container[] = [];
  const written: string[] = [];
  const target = () => open.at(-1)?.lines ?? written;
  for (const line of text.split('\n')) {
    const mark = readMark(line, form);
    if (!mark) target().push(line);
    else if (mark.kind !== '') {
      if (open.length >= SYNTAX_NESTING) target().push(mark.title);
      else open.push(mark);
    } else closeTo(closedBy(open, mark.colons), open, written);
  }
  while (open.length > 0) leaveOpen(open, written);
  return written.join('\n');
}

function readMark(line: string, form: RegExp): Container | undefined {
  const [, colons, rest = ''] = form.exec(line) ?? [];
  if (colons === undefined) return undefined;
  const container = { colons: colons.length, indent: indentOf(line), lines: [] };
  const words = rest.trim();
  if (words === '') return { ...container, kind: '', title: '' };
  const [, kind, title = ''] = OPENING.exec(words) ?? [];
  return kind === undefined ? undefined : { ...container, kind, title: titleOf(title) };
}

function titleOf(written: string): string {
  const title = written.trim().replace(/^\|/, '').replace(ATTRIBUTES, '').trim();
  return title.startsWith('[') && title.endsWith(']') ? title.slice(1, -1) : title;
}

/** The place in `open` of the container that the closing line closes; -1 when there is none. */
function closedBy(open: readonly Container[], colons: number): number {
  const exact = open.findLastIndex((container) => container.colons === colons);
  return exact >= 0 ? exact : open.findLastIndex((container) => container.colons < colons);
}

function closeTo(place: number, open: Container[], written: string[]): void {
  if (place < 0) return;
  while (open.length > place + 1) leaveOpen(open, written);
  const { kind, title, indent, lines } = open.pop()!;
  const first = lines.findIndex((line) => !OPTION.test(line));
  const body = lines.slice(Math.max(0, first)).map((line) => dedented(line, indent));
  const block = FRAMELESS.has(kind)
    ? body
    : NAMED.has(kind)
      ? namedLines(title || (kind === 'details' ? 'Details' : ''), body)
      : noteLines(kind, title, body);
  addBlock(open.at(-1)?.lines ?? written, block, indent);
}

/** Writes a container that has no closing line: the lines below it may not belong to it. */
function leaveOpen(open: Container[], written: string[]): void {
  const { kind, title, indent, lines } = open.pop()!;
  const target = open.at(-1)?.lines ?? written;
  addBlock(target, FRAMELESS.has(kind) ? [] : namedLines(title, []), indent);
  for (const line of lines) target.push(line);
}

function addBlock(target: string[], block: readonly string[], indent: number): void {
  const before = ' '.repeat(indent);
  target.push('');
  for (const line of block) target.push(line === '' ? '' : before + line);
  target.push('');
}
