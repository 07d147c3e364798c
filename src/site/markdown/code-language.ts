import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** The language before the attributes, as in `rust,ignore`, `ts {1,3}` and `js:line-numbers`. */
const LANGUAGE = /^[\w+#.-]+/;

/** Reduces an info string such as `rust,ignore` of mdBook to its language, for the highlighter. */
export function codeLanguage() {
  return (tree: Root): void =>
    visit(tree, 'code', (code) => {
      code.lang = code.lang ? LANGUAGE.exec(code.lang)?.[0].toLowerCase() : undefined;
    });
}
