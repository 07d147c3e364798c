import type { Element, Root } from 'hast';
import { attributeOf, findElement, findElements, wordsOf } from './elements.js';

/** What stands between the title of a page and the name of its site. */
const SITE_NAME = /\s[|—–·»]\s/;

export interface HtmlFacts {
  readonly title?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the head of a document says: its title, language, description and keywords, and whether it asks not to be listed. */
export function htmlFacts(tree: Root): HtmlFacts {
  const named = new Map<string, string>();
  for (const meta of findElements(tree, ({ tagName }) => tagName === 'meta')) {
    const name = attributeOf(meta, 'name')?.toLowerCase();
    const content = attributeOf(meta, 'content');
    if (name !== undefined && content !== undefined && !named.has(name)) named.set(name, content);
  }
  const title = titleOf(tree);
  const description = named.get('description');
  const keywords = named.get('keywords');
  const lang = languageOf(tree);
  const unlisted = /\b(?:noindex|none)\b/i.test(named.get('robots') ?? '');
  return {
    ...(title && { title }),
    data: {
      ...(lang && { lang }),
      ...(description && { description }),
      ...(keywords && { keywords: keywords.split(',').map((word) => word.trim()) }),
      ...(unlisted && { unlisted }),
    },
  };
}

function titleOf(tree: Root): string | undefined {
  const element = findElement(tree, ({ tagName }) => tagName === 'title');
  return element && (wordsOf(element).split(SITE_NAME)[0] || undefined);
}

function languageOf(tree: Root): string | undefined {
  const root = findElement(tree, ({ tagName }: Element) => tagName === 'html');
  return root && attributeOf(root, 'lang');
}
