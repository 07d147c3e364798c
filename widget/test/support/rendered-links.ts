import type { Element, Root } from 'hast';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { type PanelContext, PanelContextValue } from '../../src/ui/context.js';
import { MarkdownBlock } from '../../src/ui/markdown/markdown-block.js';
import { splitBlocks } from '../../src/ui/markdown/split-blocks.js';

/** What a reader of a rendered text sees and can follow. */
export interface Rendered {
  readonly text: string;
  /** Addresses of links, and addresses of pictures after `img:`; jumps between a footnote and its text are left out. */
  readonly links: readonly string[];
}

const markdownIt = new MarkdownIt({ html: true, linkify: true });
const panel = { bridge: {}, options: {}, t: (name: string) => name } as unknown as PanelContext;

function widgetHtml(markdown: string): string {
  const blocks = splitBlocks(markdown).map(({ source }, key) =>
    createElement(MarkdownBlock, { key, source, open: false, marks: [], imageDomains: null }),
  );
  const html = renderToStaticMarkup(createElement(PanelContextValue, { value: panel }, blocks));
  // React adds a hint to load each picture, which its `<img>` loads anyway.
  return html.replace(/^(?:<link rel="preload" as="image" [^>]*>)+/, '');
}

/** Three renderers: ours, and two others with everything that makes links turned on. */
export const RENDERERS: Readonly<Record<'widget' | 'markdown-it' | 'marked', (markdown: string) => string>> = {
  widget: widgetHtml,
  'markdown-it': (markdown) => markdownIt.render(markdown),
  marked: (markdown) => marked.parse(markdown, { async: false, gfm: true }),
};

const ADDRESSES = [
  'href',
  'src',
  'srcSet',
  'action',
  'formAction',
  'poster',
  'data',
  'background',
  'xLinkHref',
  'cite',
];
const FOOTNOTE = /^#user-content-fn(?:ref)?-/;
/** No Markdown makes these elements: HTML in the text did. */
const FROM_HTML = /^(?:script|style|iframe|object|embed|form|base|meta|link|video|audio)$/;

export function read(html: string): Rendered {
  const raw: Root = { type: 'root', children: [{ type: 'raw', value: html } as never] };
  const tree = unified().use(rehypeRaw).runSync(raw) as Root;
  const links: string[] = [];
  let text = '';
  visit(tree, (node) => {
    if (node.type === 'text') text += node.value;
    if (node.type === 'element') links.push(...addressesOf(node));
  });
  return { text, links: [...new Set(links)] };
}

function addressesOf({ tagName, properties }: Element): string[] {
  const found = ADDRESSES.flatMap((name) => {
    const value = properties[name];
    return value === undefined || value === null ? [] : [tagName === 'img' ? `img:${String(value)}` : String(value)];
  }).filter((address) => !FOOTNOTE.test(address));
  const handlers = Object.keys(properties).filter((name) => /^on/i.test(name));
  return FROM_HTML.test(tagName) || handlers.length > 0 ? [...found, `<${tagName}>`] : found;
}
