import type { Element, ElementContent } from 'hast';

/** What a fenced block holds: its text without the last line break, and the word behind its fence. */
export function codeOf(pre: Element | undefined): { code: string; language: string } {
  const code = pre?.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code');
  const classes = code?.properties['className'];
  const named = Array.isArray(classes) ? classes.map(String).find((name) => name.startsWith('language-')) : undefined;
  return { code: textOf(code?.children ?? []).replace(/\n$/, ''), language: named?.slice('language-'.length) ?? '' };
}

const textOf = (nodes: readonly ElementContent[]): string =>
  nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('');
