import type { Element, Root } from 'hast';
import type { FormatPage } from '../format-page.js';
import { childElements, hasClass, wordsOf } from '../html/elements.js';
import { parseHtml } from '../html/parse-html.js';
import { contentOf } from '../html/read-html.js';
import { toMarkdown } from '../tree/to-markdown.js';
import { AsciidocThread } from './asciidoc-thread.js';

/** Attributes whose names begin so belong to the page in Antora and in the plugins of Jekyll and Gatsby: `:page-draft: true`. */
const OF_THE_PAGE = 'page-';
const TAKEN_AS_DATA = ['description', 'lang', 'draft', 'unlisted', 'slug', 'url', 'permalink'];

const thread = new AsciidocThread();

/** Reads a page of AsciiDoc as Asciidoctor shows it. */
export async function readAsciidoc(source: string): Promise<FormatPage> {
  const { html, title, attributes } = await thread.convert(source);
  const tree = parseHtml(html);
  markTitles(tree);
  return {
    markdown: toMarkdown(contentOf(bodyOf(tree))),
    ...(title && { title: plain(title) }),
    data: dataOf(attributes),
  };
}

function bodyOf(tree: Root): Element | Root {
  const html = childElements(tree).find(({ tagName }) => tagName === 'html');
  return (html && childElements(html).find(({ tagName }) => tagName === 'body')) ?? tree;
}

/** The title of a block (`.Title`) is a paragraph in bold letters. */
function markTitles(parent: Element | Root): void {
  for (const child of childElements(parent)) {
    const isTitle = child.tagName === 'div' && hasClass(child, 'title') && !isIcon(parent);
    if (isTitle && !isNoteTitle(parent)) {
      child.tagName = 'p';
      child.children = [{ type: 'element', tagName: 'strong', properties: {}, children: child.children }];
    } else markTitles(child);
  }
}

function isIcon(parent: Element | Root): boolean {
  return parent.type === 'element' && hasClass(parent, 'icon');
}

/** The title of a note belongs to the note: its first element. */
function isNoteTitle(parent: Element | Root): boolean {
  return parent.type === 'element' && parent.tagName === 'td' && hasClass(parent, 'content');
}

function dataOf(attributes: Readonly<Record<string, string>>): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'keywords') data.keywords = value.split(',').map((word) => word.trim());
    else if (TAKEN_AS_DATA.includes(name)) data[name] = valueOf(value);
    else if (name.startsWith(OF_THE_PAGE)) data[name.slice(OF_THE_PAGE.length)] = valueOf(value);
  }
  return data;
}

/** `:page-draft:` without a value is set, as is `true`. */
function valueOf(value: string): unknown {
  if (value === '' || value === 'true') return true;
  return value === 'false' ? false : value;
}

/** Asciidoctor gives a title as HTML. */
function plain(html: string): string {
  return childElements(parseHtml(html)).map(wordsOf).join(' ').trim();
}
