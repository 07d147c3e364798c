import type { SyntaxPage } from './syntax-page.js';

/** Removes `{{#title …}}` and other directives of mdBook from text. A directive ends in its line. */
export function mdbookDirectives(text: string, _page: SyntaxPage): string {
  if (!text.includes('{{#')) return text;
  return text.replace(/\\?\{\{#[^{}\n]{1,500}\}\}/g, (directive) =>
    directive.startsWith('\\') ? directive.slice(1) : '',
  );
}
