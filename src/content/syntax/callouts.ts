import { linePrefix } from './code/line-prefix.js';
import { noteLines } from './notes.js';
import type { SyntaxPage } from './syntax-page.js';

const CALLOUT = /^\[!([A-Za-z][\w-]*)(?:\|[^\]\n]*)?\][+-]?(.*)$/;

/** Writes callouts such as `> [!faq]- Title` of Obsidian as alerts of GitHub, also in quotations. */
export function callouts(text: string, _page: SyntaxPage): string {
  if (!text.includes('[!')) return text;
  return text
    .split('\n')
    .flatMap((line) => (line.includes('[!') ? calloutLines(line) : [line]))
    .join('\n');
}

function calloutLines(line: string): string[] {
  const { quoteLength, quotes, length } = linePrefix(line);
  const [, kind, title = ''] = quotes > 0 ? (CALLOUT.exec(line.slice(length)) ?? []) : [];
  if (kind === undefined) return [line];
  const before = line.slice(0, line.lastIndexOf('>', quoteLength - 1));
  return noteLines(kind, title, ['text'])
    .slice(0, -1)
    .map((opening) => before + opening);
}
