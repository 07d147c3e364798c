import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** What stands before the attributes: `rust,ignore`, `ts {1,3}`, `js:line-numbers`. */
const LANGUAGE = /^[\w+#.-]+/;

/** Reduces an info string such as mdBook's `rust,ignore` to the language that the highlighter knows. */
export function codeLanguage() {
  return (tree: Root): void =>
    visit(tree, 'code', (code) => {
      code.lang = code.lang ? LANGUAGE.exec(code.lang)?.[0].toLowerCase() : undefined;
    });
}
