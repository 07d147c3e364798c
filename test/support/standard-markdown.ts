import type { SyntaxContext } from '../../src/content/syntax/syntax-context.js';
import { toStandardMarkdown } from '../../src/content/syntax/to-standard-markdown.js';

/** Converts a page of a tree that has the given files. A page of another flavour than `plain` is named in `context`. */
export function standardMarkdown(
  source: string,
  context: Partial<Omit<SyntaxContext, 'include'>> = {},
  files: Readonly<Record<string, string>> = {},
): string {
  const include = (path: string) => files[path];
  const whole = { flavour: 'plain', path: 'guide/page.md', mdx: false, ...context, include } as const;
  // Blank lines in a row are the same as one; they remain where marks were removed.
  return toStandardMarkdown(source, whole)
    .replace(/\n[ \t]*\n[ \t\n]*\n/g, '\n\n')
    .trim();
}
