import type { SyntaxPage } from './syntax-page.js';

/** The name in the info string of a fence: `[npm]`, `title="a.js"`, `filename="a.js"`. */
const LABEL = /[ \t]\[([^[\]\n]+)\]/;
const TITLE = /[ \t{,](?:title|filename|file|name|header)=(?:"([^"\n]*)"|'([^'\n]*)')/;
const FENCE = /^(?:`{3}|~{3})/;
const ALONE = /^([ \t>]*)(\uFDD0\d+\uFDD1)[ \t]*$/;

/** Writes the name of a code block, which generators show above the code, in bold before it. */
export function codeNames(text: string, page: SyntaxPage): string {
  if (!text.includes('\uFDD0')) return text;
  return text
    .split('\n')
    .map((line) => {
      const [, before = '', placeholder = ''] = ALONE.exec(line) ?? [];
      const name = placeholder === '' ? undefined : nameOf(page.masked.pieceAt(placeholder)?.lines[0] ?? '');
      return name === undefined ? line : `${before}**${name}**\n${before.trimEnd()}\n${line}`;
    })
    .join('\n');
}

function nameOf(opening: string): string | undefined {
  if (!FENCE.test(opening)) return undefined;
  const title = TITLE.exec(opening);
  const name = (title?.[1] ?? title?.[2] ?? LABEL.exec(opening)?.[1])?.trim();
  return name === '' || name?.includes('*') ? undefined : name;
}
