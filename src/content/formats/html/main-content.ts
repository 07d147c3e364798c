import type { Element, ElementContent, Root } from 'hast';
import { attributeOf, childElements, findElement, findElements, hasClass, isElement, wordsOf } from './elements.js';
import { isNote } from './note-handler.js';

/** Elements that have no text of the page, wherever they are. */
const NEVER_TEXT = new Set(
  'nav script style noscript template iframe object embed form button select textarea dialog link meta title base'.split(
    ' ',
  ),
);
/** Around the content of a page they belong to the site. Inside of it, a header may contain the title of the page. */
const AROUND = new Set(['header', 'footer', 'aside']);
const PARTS_OF_THE_SITE = ['toc', 'sidebar', 'sphinxsidebar', 'related', 'breadcrumbs', 'breadcrumb', 'edit-this-page'];
const LINE_NUMBERS = ['linenos', 'lineno', 'line-numbers', 'line-numbers-wrapper', 'gutter', 'rouge-gutter'];
/** The link to a heading that generators write into it. */
const LINK_SIGN = /^[¶#§🔗⚓\u200B]*$/u;

/** The element with the text of a page, without what belongs to the site around it. */
export function mainContent(tree: Root): Element | Root {
  const main = chosen(tree);
  const isWhole = main.type === 'root' || main.tagName === 'body';
  prune(main, (element) => isLeftOut(element) || (isWhole && AROUND.has(element.tagName) && !isNote(element)));
  return main;
}

/** `main` with exactly one `article` contains more than the page: Docusaurus has its breadcrumbs and its table of contents there. */
function chosen(tree: Root): Element | Root {
  const main = findElement(tree, (element) => element.tagName === 'main' || element.properties.role === 'main');
  const articles = findElements(main ?? tree, ({ tagName }) => tagName === 'article');
  const [article] = articles;
  if (article && articles.length === 1) return article;
  return main ?? findElement(tree, ({ tagName }) => tagName === 'body') ?? tree;
}

function isLeftOut(element: Element): boolean {
  const { tagName, properties } = element;
  if (NEVER_TEXT.has(tagName) || (tagName === 'input' && properties.type !== 'checkbox')) return true;
  if (tagName === 'a') return isHeadingLink(element);
  if (properties.role === 'navigation' || properties.role === 'search') return true;
  if (hasClass(element, ...LINE_NUMBERS)) return true;
  if (hasClass(element, ...PARTS_OF_THE_SITE) && tagName !== 'h1') return tagName !== 'section';
  return properties.hidden !== undefined && properties.hidden !== false && properties.role !== 'tabpanel';
}

function isHeadingLink(link: Element): boolean {
  return (attributeOf(link, 'href') ?? '').startsWith('#') && LINK_SIGN.test(wordsOf(link)) && noPicture(link);
}

function noPicture(link: Element): boolean {
  return findElement(link, ({ tagName }) => tagName === 'img') === undefined;
}

function prune(parent: Element | Root, isOut: (element: Element) => boolean): void {
  const kept = (parent.children as ElementContent[]).filter((node) => !isElement(node) || !isOut(node));
  parent.children = kept;
  for (const child of childElements(parent)) prune(child, isOut);
}
