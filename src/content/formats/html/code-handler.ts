import type { Element, ElementContent, Root } from 'hast';
import type { Code } from 'mdast';
import { code } from '../tree/nodes.js';
import { attributeOf, childElements, classesOf } from './elements.js';

/** `language-js`, `lang-js`, and `highlight-source-js` and `highlight-python` of Sphinx and GitHub. */
const LANGUAGE = /^(?:language|lang|highlight(?:-source)?)-([\w+#.-]+)$/;
/** What Sphinx writes for code without a language. */
const NO_LANGUAGE = new Set(['default', 'none', 'text', 'plaintext', 'no-highlight']);
/** Elements in code that are lines of their own. */
const LINES = new Set(['div', 'p', 'li', 'tr']);

/** Writes the language of code, which generators put on `pre`, on `code` or on the elements around them, to `pre`. */
export function moveLanguages(parent: Element | Root, inherited?: string): void {
  for (const child of childElements(parent)) {
    const own = languageOf(child) ?? inherited;
    if (child.tagName !== 'pre') moveLanguages(child, own);
    else {
      const inner = childElements(child).map(languageOf);
      child.properties.dataLang = languageOf(child) ?? inner.find((language) => language !== undefined) ?? inherited;
    }
  }
}

function languageOf(element: Element): string | undefined {
  const named = classesOf(element).flatMap((name) => LANGUAGE.exec(name)?.[1] ?? []);
  return attributeOf(element, 'dataLang') ?? attributeOf(element, 'dataLanguage') ?? named[0];
}

/** The code of a `pre` element, as it is shown. */
export function codeOf(pre: Element): Code {
  const language = attributeOf(pre, 'dataLang');
  const lines = textOf(pre.children).join('').replace(/^\n/, '').trimEnd();
  return code(lines, language && !NO_LANGUAGE.has(language) ? language : undefined);
}

function textOf(children: readonly ElementContent[]): string[] {
  return children.flatMap((child) => {
    if (child.type === 'text') return [child.value];
    if (child.type !== 'element') return [];
    if (child.tagName === 'br') return ['\n'];
    const inner = textOf(child.children).join('');
    return [LINES.has(child.tagName) && !inner.endsWith('\n') ? `${inner}\n` : inner];
  });
}
