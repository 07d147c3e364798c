const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ADMONITION = /^ {0,3}:{3,}\s*([a-z]+)(?:\s*\[(.*)\]|\s+(.*?))?\s*$/i;
const ADMONITION_END = /^ {0,3}:{3,}\s*$/;
const MODULE_LINE = /^(?:import\s.+\sfrom\s+['"]|import\s+['"]|export\s+(?:const|default|function)\b)/;

/**
 * Turns what is no CommonMark into what is: Docusaurus' `:::note Title` blocks become alerts of GitHub's form, and the
 * module lines of MDX go. Fenced code is left as it is.
 */
export function prepareMarkdown(markdown: string): string {
  let fence: string | undefined;
  let quote = '';
  const lines: string[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const mark = FENCE.exec(line)?.[1];
    const inCode = fence !== undefined;
    if (fence !== undefined) fence = mark?.startsWith(fence) ? undefined : fence;
    else fence = mark;
    const opening = inCode ? null : ADMONITION.exec(line);
    if (opening) {
      lines.push('', `> [!${opening[1]?.toUpperCase()}] ${opening[2] ?? opening[3] ?? ''}`, '> ');
      quote = '> ';
    } else if (!inCode && quote && ADMONITION_END.test(line)) {
      lines.push('');
      quote = '';
    } else if (inCode || !MODULE_LINE.test(line)) {
      lines.push(quote + line);
    }
  }
  return lines.join('\n');
}
