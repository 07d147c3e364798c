import { tagsIn } from './html-tags.js';

/** Elements that begin and end a line. */
const LINES = new Set(
  (
    'address article aside blockquote br caption center dd details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr legend li main nav ol option p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const HIDDEN = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'svg', 'math', 'object', 'title']);
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

/** The text of a block of HTML, in lines as a reader sees it. A term of a definition list is before its text: `Term: text`. */
export function htmlText(html: string): string {
  let text = '';
  let from = 0;
  let hidden: string | undefined;
  for (const { name, isEnd, start, end } of tagsIn(html)) {
    if (hidden === undefined) text += textBetween(html, from, start) + markOf(name, isEnd);
    if (hidden === undefined && !isEnd && HIDDEN.has(name)) hidden = name;
    else if (isEnd && name === hidden) hidden = undefined;
    from = end;
  }
  if (hidden === undefined) text += textBetween(html, from, html.length);
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .replaceAll(`${TERM_END}\n`, ': ')
    .replaceAll(TERM_END, ': ')
    .trim();
}

/** Stands after a term until it is known whether its text is in the same line. It does not occur in Markdown. */
const TERM_END = '\u0000';

function markOf(name: string, isEnd: boolean): string {
  if (name === 'dt') return isEnd ? TERM_END : '\n';
  if (name === 'dd') return isEnd ? '\n' : '';
  if (name === 'td' || name === 'th') return ' ';
  return LINES.has(name) ? '\n' : '';
}

function textBetween(html: string, from: number, to: number): string {
  return html.slice(from, to).replace(COMMENT, '');
}
