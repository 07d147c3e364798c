import { readAdmonitionLine } from '../../content/markdown/admonitions.js';
import { withoutModuleLines } from '../../content/markdown/module-lines.js';
import { alertClasses, alertTitle } from './alert-classes.js';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Converts extensions to CommonMark. `:::note Title` blocks of Docusaurus become HTML around their content, so that
 * headings in them stay at the top level, as in the index. Module lines of MDX are removed. Fenced code stays unchanged.
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
  const admonition = readAdmonitionLine(line);
  if (!admonition) return withoutModuleLines(line);
  const { indent, kind, title } = admonition;
  if (kind === undefined) return ['', `${indent}</aside>`, ''].join('\n');
  const opening = `${indent}<aside class="${alertClasses(kind).join(' ')}">`;
  return ['', opening, '', `${indent}**${title || alertTitle(kind)}**`, ''].join('\n');
}
