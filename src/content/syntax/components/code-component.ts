import { fencedLines } from '../fenced-lines.js';
import type { SyntaxPage } from '../syntax-page.js';
import { textOf } from './attributes.js';
import type { ElementNode } from './elements.js';
import { stringOf } from './expressions.js';

const LANGUAGE_CLASS = /\blanguage-([\w+#-]+)/;

/** The code of `<Code code={`…`} lang="js" />` and of `<CodeBlock language="js">…</CodeBlock>` as fenced code. */
export function codeLines(node: ElementNode, page: SyntaxPage): string[] {
  const { tag } = node;
  const className = textOf(tag, 'className') ?? '';
  const language = textOf(tag, 'lang') ?? textOf(tag, 'language') ?? LANGUAGE_CLASS.exec(className)?.[1] ?? '';
  const title = textOf(tag, 'title');
  const code = textOf(tag, 'code') ?? imported(tag.attributes.get('code'), page) ?? childCode(node, page);
  const lines = code === undefined ? [] : [page.masked.add({ kind: 'fence', lines: fencedLines(code, language) })];
  return title === undefined || title === '' ? lines : [`**${title}**`, '', ...lines];
}

function childCode({ children }: ElementNode, page: SyntaxPage): string | undefined {
  const written = children
    .map((child) => {
      if (child.kind === 'element') return child.startText + child.endText;
      if (child.kind !== 'expression') return page.masked.raw(child.text);
      return stringOf(page.masked.raw(child.text).slice(1, -1)) ?? imported(child.text, page) ?? '';
    })
    .join('');
  return written.trim() === '' ? undefined : written.replace(/^\n/, '').trimEnd();
}

/** The text of the file that is imported under the name in the braces. */
function imported(expression: string | undefined, page: SyntaxPage): string | undefined {
  const name = expression?.slice(1, -1).trim();
  return name === undefined ? undefined : page.includes.importedText(name);
}
