import type { SyntaxPage } from './syntax-page.js';

/** A directive of mdBook, which ends in its line. A backslash shows it. */
const DIRECTIVE = /\\?\{\{#[^{}\n]*\}\}/g;
const INCLUDE = /^\{\{#(?:rustdoc_)?(?:include|playground|playpen)[ \t]+([^\s:}]+)((?::[\w-]*)*)/;
const ANCHOR = /\bANCHOR(?:_END)?:[ \t]*[\w-]+/;
const RUST = /^(?:`{3,}|~{3,})[ \t]*rust\b/;

/** Writes files that mdBook includes, and removes its other directives from text. */
export function mdbookDirectives(text: string, page: SyntaxPage): string {
  if (!text.includes('{{#')) return text;
  return text.replace(DIRECTIVE, (directive) => {
    if (directive.startsWith('\\')) return directive.slice(1);
    const [, path, range = ''] = INCLUDE.exec(directive) ?? [];
    if (path === undefined) return '';
    const part = (source: string) => partOf(source, range.slice(1)).join('\n');
    if (!/\.(?:md|mdx|txt)$/i.test(path))
      return page.includes.textOf(path) === undefined ? '' : part(page.includes.textOf(path)!);
    const markdown = page.includes.markdownOf(path, part);
    return markdown === undefined ? '' : page.masked.add({ kind: 'markdown', lines: markdown.split('\n') });
  });
}

/**
 * The lines of a code block as mdBook shows them: it includes files also in code, and hides lines of Rust that begin with `#`.
 * A directive whose file is not in the tree vanishes.
 */
export function mdbookCode(lines: readonly string[], page: Pick<SyntaxPage, 'includes'>): string[] {
  const [opening = '', ...rest] = lines;
  const included = rest.flatMap((line) => {
    const directive = line.trim();
    if (directive.startsWith('\\{{#')) return [line.replace('\\{{#', '{{#')];
    const [, path, range = ''] = INCLUDE.exec(directive) ?? [];
    if (path === undefined) return [line];
    const source = page.includes.textOf(path);
    return source === undefined ? [] : partOf(source, range.slice(1));
  });
  return [opening, ...(RUST.test(opening) ? shownRust(included) : included)];
}

function shownRust(lines: readonly string[]): string[] {
  return lines.filter((line) => !/^[ \t]*#(?:[ \t]|$)/.test(line)).map((line) => line.replace(/^([ \t]*)##/, '$1#'));
}

/** The lines `2`, `2:5`, `:5`, `2:` or the anchor `name` of a file. Lines that mark anchors are left out. */
function partOf(source: string, range: string): string[] {
  const lines = source.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  if (range === '') return withoutAnchors(lines);
  const [from = '', to] = range.split(':');
  if (/^\d*$/.test(from)) {
    const first = from === '' ? 1 : Number(from);
    const last = to === undefined ? first : to === '' ? lines.length : Number(to);
    return withoutAnchors(lines.slice(Math.max(0, first - 1), Number.isNaN(last) ? lines.length : last));
  }
  const start = lines.findIndex((line) => line.includes(`ANCHOR: ${from}`));
  const end = lines.findIndex((line) => line.includes(`ANCHOR_END: ${from}`));
  return start < 0 ? [] : withoutAnchors(lines.slice(start + 1, end < 0 ? lines.length : end));
}

function withoutAnchors(lines: readonly string[]): string[] {
  return lines.filter((line) => !ANCHOR.test(line));
}
