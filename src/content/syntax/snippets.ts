import { fencedLines } from './fenced-lines.js';
import { pymdownPart, regionOf } from './file-parts.js';
import type { SyntaxPage } from './syntax-page.js';

/** `--8<-- "file.md"` of PyMdown, alone in its line. A semicolon before it shows it. */
const PYMDOWN = /^([ \t>]*)(;?)-{1,9}8<-{1,9}[ \t]+["']([^"'\n:]+)(?::([^"'\n]*))?["'][ \t]*$/;
/** `<<< @/file.js{2-4 ts}` of VitePress. */
const VITEPRESS = /^([ \t>]*)<<<[ \t]*([^\s{[#]+)(?:#([\w-]+))?(?:\{([^{}\n]*)\})?(?:[ \t]*\[[^\]\n]*\])?[ \t]*$/;
/** `<!--@include: ./part.md-->` of VitePress. */
const COMMENT = /^<!--[ \t]*@include:[ \t]*([^\s{#>]+)/;

/** Writes files that pages of MkDocs and VitePress include. An include whose file is not in the tree vanishes. */
export function snippets(text: string, page: SyntaxPage): string {
  if (!text.includes('8<-') && !text.includes('<<<')) return text;
  return text
    .split('\n')
    .map((line) => pymdownLine(line, page) ?? vitepressLine(line, page) ?? line)
    .join('\n');
}

function pymdownLine(line: string, page: SyntaxPage): string | undefined {
  const [, before = '', escape, path, part = ''] = PYMDOWN.exec(line) ?? [];
  if (path === undefined) return undefined;
  return escape === ';' ? line.replace(';', '') : before + includedMarkdown(path, part, page);
}

function vitepressLine(line: string, page: SyntaxPage): string | undefined {
  const [, before = '', path, region, rest = ''] = VITEPRESS.exec(line) ?? [];
  if (path === undefined) return undefined;
  const text = page.includes.textOf(path);
  if (text === undefined) return '';
  const code = (region === undefined ? text : regionOf(text, region)).trimEnd();
  const language = /\b[a-z]\w*$/i.exec(rest)?.[0] ?? /\.(\w+)$/.exec(path)?.[1] ?? '';
  return before + page.masked.add({ kind: 'fence', lines: fencedLines(code, language) });
}

/** The lines of a code block with the files that PyMdown includes in it. */
export function pymdownCode(lines: readonly string[], page: Pick<SyntaxPage, 'includes'>): string[] {
  return lines.flatMap((line) => {
    const [, before = '', escape, path, part = ''] = PYMDOWN.exec(line) ?? [];
    if (path === undefined) return [line];
    if (escape === ';') return [line.replace(';', '')];
    const text = page.includes.textOf(path);
    const shown = text === undefined ? [] : pymdownPart(text, part).split('\n');
    return shown.map((inner) => before + inner);
  });
}

/** The path in a comment that includes a page. */
export function includedByComment(comment: string): string | undefined {
  return COMMENT.exec(comment)?.[1]?.replace(/--$/, '');
}

function includedMarkdown(path: string, part: string, page: SyntaxPage): string {
  const markdown = page.includes.markdownOf(path, (text) => pymdownPart(text, part));
  return markdown === undefined ? '' : page.masked.add({ kind: 'markdown', lines: markdown.split('\n') });
}
