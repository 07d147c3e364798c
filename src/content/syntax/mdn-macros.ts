import type { SyntaxPage } from './syntax-page.js';

/** A macro: `{{name}}` or `{{name("a", "b")}}`, in one line. */
const MACRO = /\{\{[ \t]?([A-Za-z][\w-]*)[ \t]?(?:\(([^{}\n]*)\))?[ \t]?\}\}/g;
const ARGUMENT = /"([^"\n]*)"|'([^'\n]*)'|([\w.-]+)|(,)/g;
/** Macros that show their second argument, else the first one, as code. */
const CODE: ReadonlySet<string> = new Set(
  (
    'jsxref domxref cssxref htmlelement svgelement svgattr mathmlelement httpheader httpmethod httpstatus csp webextapiref ' +
    'htmlattrxref htmlattrdef svgxref xsltelement permissionspolicy'
  ).split(' '),
);
const ELEMENTS: ReadonlySet<string> = new Set(['htmlelement', 'svgelement', 'mathmlelement', 'xsltelement']);
/** Macros that show text. */
const WORDS: Readonly<Record<string, string>> = {
  deprecated_inline: 'Deprecated',
  experimental_inline: 'Experimental',
  non_standard_inline: 'Non-standard',
  optional_inline: 'Optional',
  readonlyinline: 'Read only',
};

/** Writes macros of MDN: references become the text that readers see, macros that build tables and menus vanish. */
export function mdnMacros(text: string, page: SyntaxPage): string {
  if (!text.includes('{{')) return text;
  return text.replace(MACRO, (all: string, name: string, written: string | undefined) => {
    // Without arguments, a name such as `version`, and one between spaces, is a variable of a template.
    if (written === undefined && !(all.startsWith(`{{${name}}`) && /[A-Z_]/.test(name))) return all;
    return shownText(name, written ?? '', page);
  });
}

function shownText(name: string, written: string, page: SyntaxPage): string {
  const macro = name.toLowerCase();
  const words = WORDS[macro];
  if (words !== undefined) return `(${words})`;
  const [first = '', second = ''] = argumentsOf(written);
  if (macro === 'glossary') return second || first;
  if (macro === 'rfc') return `RFC ${first}${second ? `, ${second}` : ''}`;
  if (!CODE.has(macro) || first === '') return '';
  const reference = first.replaceAll('/', '.');
  const shown =
    second || (ELEMENTS.has(macro) ? `<${first}>` : macro === 'jsxref' || macro === 'domxref' ? reference : first);
  return page.masked.add({ kind: 'inline', lines: [`\`${shown}\``] });
}

function argumentsOf(written: string): string[] {
  const values: string[] = [''];
  for (const [, double, single, bare, comma] of written.matchAll(ARGUMENT)) {
    if (comma !== undefined) values.push('');
    else values[values.length - 1] = double ?? single ?? bare ?? '';
  }
  return values;
}
