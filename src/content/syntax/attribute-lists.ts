import type { SyntaxPage } from './syntax-page.js';

/** An attribute list in text: `{ .class #id key="value" }`, `{: .class }`. It has no braces and no line break inside. */
const LIST = /\{:?[ \t]*(?:[.#][\w-]|[\w-]+=)[^{}\n]*\}/g;
const ANCHOR = /#([^\s.{}"']+)/;
const HEADING = /^[ \t]*#{1,6}[ \t]/;
/** Characters after which a list belongs to text of Markdown, besides the beginning of a line. */
const BEFORE = ')]*`_~\uFDD1>';

/**
 * Removes the lists of attributes of Python-Markdown, kramdown and Goldmark. The list of a heading becomes `{#id}` when it has an
 * id. Elsewhere a list is removed at the end of a line and after links, pictures, code and emphasis.
 */
export function attributeLists(text: string, _page: SyntaxPage): string {
  if (!/\{:?[ \t]?[\w.#]/.test(text)) return text;
  return text
    .split('\n')
    .map((line) => (line.includes('{') && line.includes('}') ? withoutLists(line) : line))
    .join('\n');
}

function withoutLists(line: string): string {
  const isHeading = HEADING.test(line);
  return line
    .replace(LIST, (list, at: number) => {
      const isLast = at + list.length === line.trimEnd().length;
      if (isHeading) return isLast ? headingAnchor(list) : list;
      return isLast || (at > 0 && BEFORE.includes(line.charAt(at - 1))) ? '' : list;
    })
    .trimEnd();
}

function headingAnchor(list: string): string {
  const anchor = ANCHOR.exec(list)?.[1];
  return anchor === undefined ? '' : `{#${anchor}}`;
}
