import type { SyntaxPage } from './syntax-page.js';

/** Icons such as `:material-check:` and `:fontawesome-brands-x:`. Short names of emoji stay. */
const ICON = /:(?:material|fontawesome|octicons|simple|lucide)-[a-z0-9-]+:/g;
/** Keys: `++ctrl+alt+"x"++`. */
const KEYS = /\+\+([\w"'-]+(?:\+[\w"'-]+)*)\+\+/g;
const MARKED = /(==|\^\^)(?=\S)([^=^\n]*[^\s=^])\1/g;
/** `*[HTML]: Hyper Text Markup Language`. */
const ABBREVIATION = /^[ \t]*\*\[[^[\]\r\n]+\]:.*$/gm;
const BUTTON = /^[ \t]*(?:\[TOC\]|\[\[_TOC_\]\])[ \t]*$/gim;

/** Writes the inline syntax of Material for MkDocs: keys as code, marked text as text; icons and abbreviations vanish. */
export function mkdocsInline(text: string, page: SyntaxPage): string {
  return text
    .replace(ABBREVIATION, '')
    .replace(BUTTON, '')
    .replace(ICON, '')
    .replace(KEYS, (_all, keys: string) => keyText(keys, page))
    .replace(MARKED, '$2');
}

function keyText(keys: string, page: SyntaxPage): string {
  const names = keys.split('+').map((key) => key.replace(/["']/g, ''));
  const shown = names.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join('+');
  return page.masked.add({ kind: 'inline', lines: [`\`${shown}\``] });
}
