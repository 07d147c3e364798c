import type { Image, Link, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const parser = unified().use(remarkParse).use(remarkGfm);

/**
 * Markdown whose links between pages are plain words, and images their descriptions: quoted elsewhere they would lead
 * nowhere. Links to other sites stay.
 */
export function withoutLinks(markdown: string): string {
  const links: (Link | Image)[] = [];
  visit(parser.parse(markdown) as Root, ['link', 'image'], (node) => {
    const link = node as Link | Image;
    if (link.type === 'image' || isRelative(link.url)) links.push(link);
  });
  return links.reduceRight((text, link) => {
    const { start, end } = link.position!;
    return text.slice(0, start.offset) + wordsOf(link, markdown) + text.slice(end.offset);
  }, markdown);
}

function isRelative(url: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url);
}

/** The words between the brackets, with their own markup. */
function wordsOf(link: Link | Image, markdown: string): string {
  if (link.type === 'image') return link.alt ?? '';
  const [first, last] = [link.children[0], link.children.at(-1)];
  return first && last ? markdown.slice(first.position!.start.offset, last.position!.end.offset) : toString(link);
}
