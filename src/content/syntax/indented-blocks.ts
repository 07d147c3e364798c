import { SYNTAX_NESTING } from '../limits.js';
import { dedented, indentOf } from './code/line-prefix.js';
import { namedLines, noteLines } from './notes.js';
import type { SyntaxPage } from './syntax-page.js';

/** `!!! note inline "Title"`, `??? note` and `???+ note` of MkDocs. */
const NOTE = /^(?:!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]*)((?:[ \t]+[\w-]+)*)(?:[ \t]+"(.*)")?$/;
const TITLE_ONLY = /^\?\?\?\+?[ \t]+"([^"\n]*)"[ \t]*$/;
/** `=== "Linux"` of Material for MkDocs. */
const TAB = /^===[!+]?[ \t]+["']([^"'\n]+)["'][ \t]*$/;
const BODY_INDENT = 4;

interface Header {
  readonly indent: number;
  write(body: readonly string[]): string[];
}

/** Converts the notes and tabs of MkDocs, whose content is indented by four columns. */
export function indentedBlocks(text: string, _page: SyntaxPage): string {
  return /^[ \t]*(?:!!!|\?\?\?|===)/m.test(text) ? blocksIn(text.split('\n'), 0).join('\n') : text;
}

function blocksIn(lines: readonly string[], depth: number): string[] {
  const written: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const header = depth < SYNTAX_NESTING ? readHeader(line) : undefined;
    at += 1;
    if (!header) {
      written.push(line);
      continue;
    }
    const end = bodyEnd(lines, at, header.indent + BODY_INDENT);
    const body = lines.slice(at, end).map((inner) => dedented(inner, header.indent + BODY_INDENT));
    const before = ' '.repeat(header.indent);
    written.push('');
    for (const block of header.write(blocksIn(body, depth + 1))) written.push(block === '' ? '' : before + block);
    written.push('');
    at = end;
  }
  return written;
}

function readHeader(line: string): Header | undefined {
  const indent = indentOf(line);
  const words = line.trim();
  const tab = TAB.exec(words)?.[1] ?? TITLE_ONLY.exec(words)?.[1];
  if (tab !== undefined) return { indent, write: (body) => namedLines(tab, body) };
  const [, kind, , title] = NOTE.exec(words) ?? [];
  if (kind === undefined) return undefined;
  // An empty title removes the title that the kind of note gives.
  if (title === '') return { indent, write: (body) => noteLines('note', 'note', body) };
  return { indent, write: (body) => noteLines(kind, title ?? '', body) };
}

/** The line after the last one that belongs to a block. Blank lines belong to it only when its text goes on after them. */
function bodyEnd(lines: readonly string[], start: number, columns: number): number {
  let end = start;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (line.trim() === '') continue;
    if (indentOf(line) < columns) break;
    end = at + 1;
  }
  return end;
}
