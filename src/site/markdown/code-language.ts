import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Reduces an info string such as mdBook's `rust,ignore` to the language that the highlighter knows. */
export function codeLanguage() {
  return (tree: Root): void =>
    visit(tree, 'code', (code) => {
      code.lang = code.lang?.split(/[,{:\s]/)[0]?.toLowerCase() || undefined;
    });
}
