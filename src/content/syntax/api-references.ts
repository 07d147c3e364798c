import { indentOf } from './code/line-prefix.js';
import type { SyntaxPage } from './syntax-page.js';

/** `::: package.module.Class` of mkdocstrings, whose options follow in indented lines. */
const REFERENCE = /^:::[ \t]+([\w.]+)[ \t]*$/;
const OPTION_INDENT = 4;

/** Writes the names of what mkdocstrings describes from source code, which is not read, and removes files that are not in the tree. */
export function apiReferences(text: string, _page: SyntaxPage): string {
  if (!text.includes(':::') && !text.includes('{*')) return text;
  let isOption = false;
  const shown = text.split('\n').flatMap((line) => {
    const name = REFERENCE.exec(line)?.[1];
    isOption = name !== undefined || (isOption && (line.trim() === '' || indentOf(line) >= OPTION_INDENT));
    if (name !== undefined) return [`\`${name}\``];
    if (isShownFile(line.trim())) return [];
    return isOption && line.trim() !== '' ? [] : [line];
  });
  return shown.join('\n');
}

/** `{* ../code.py hl[1:3] *}`, which some sites of MkDocs use to show a file. */
function isShownFile(line: string): boolean {
  return line.startsWith('{*') && line.endsWith('*}');
}
