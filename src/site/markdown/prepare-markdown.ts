import { alertClasses, alertTitle } from './alert-classes.js';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const OPENING = /^( {0,3}):{3,}\s*([a-z]+)(?:\s*\[(.*)\]|\s+(.*?))?\s*$/i;
const CLOSING = /^( {0,3}):{3,}\s*$/;
const MODULE_LINE = /^(?:import\s.+\sfrom\s+['"]|import\s+['"]|export\s+(?:const|default|function)\b)/;

/**
 * Turns what is no CommonMark into what is: Docusaurus' `:::note Title` blocks become HTML around their content, which
 * leaves headings in them top-level, as they are for retrieval; the module lines of MDX go. Fenced code stays as it is.
 */
export function prepareMarkdown(markdown: string): string {
  let fence: string | undefined;
  const lines = markdown.split(/\r?\n/).map((line) => {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      return line;
    }
    fence = mark;
    return mark === undefined ? prepareLine(line) : line;
  });
  return lines.join('\n');
}

function prepareLine(line: string): string {
  if (MODULE_LINE.test(line)) return '';
  const opening = OPENING.exec(line);
  if (opening) {
    const [, indent = '', kind = '', bracketed, spaced] = opening;
    const title = bracketed || spaced || alertTitle(kind);
    return ['', `${indent}<aside class="${alertClasses(kind).join(' ')}">`, '', `${indent}**${title}**`, ''].join('\n');
  }
  const closing = CLOSING.exec(line);
  return closing ? ['', `${closing[1]}</aside>`, ''].join('\n') : line;
}
