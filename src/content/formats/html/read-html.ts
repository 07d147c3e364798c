import type { Element, Root } from 'hast';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { Nodes, RootContent } from 'mdast';
import type { FormatPage } from '../format-page.js';
import { cellOf } from '../tree/cell.js';
import { bold } from '../tree/nodes.js';
import { toMarkdown } from '../tree/to-markdown.js';
import { codeOf, moveLanguages } from './code-handler.js';
import { DefinitionHandlers } from './definition-handlers.js';
import { attributeOf } from './elements.js';
import { moveHeadingIds } from './heading-ids.js';
import { htmlFacts } from './html-facts.js';
import { mainContent } from './main-content.js';
import { noteOf } from './note-handler.js';
import { parseHtml } from './parse-html.js';
import { tableHandler } from './table-handler.js';
import { nameTabs } from './tabs.js';

/** Reads a page of HTML: its main content without what belongs to the site around it. */
export function readHtml(html: string): FormatPage {
  const tree = parseHtml(html);
  const facts = htmlFacts(tree);
  nameTabs(tree);
  return { ...facts, markdown: toMarkdown(contentOf(mainContent(tree))) };
}

/** The blocks of an element of a page. */
export function contentOf(main: Element | Root): RootContent[] {
  moveHeadingIds(main);
  moveLanguages(main);
  const tree: Nodes = toMdast({ type: 'root', children: main.children }, { document: true, handlers: handlers() });
  return tree.type === 'root' ? tree.children : [];
}

function handlers(): Record<string, Handle> {
  const definitions = new DefinitionHandlers();
  const ranks = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
  const flowOrNote = ['div', 'section', 'aside', 'details', 'blockquote'] as const;
  return {
    ...Object.fromEntries(ranks.map((rank) => [rank, definitions.heading])),
    ...Object.fromEntries(flowOrNote.map((name) => [name, noteOr(name === 'details' ? 'div' : name)])),
    dl: definitions.list,
    pre: (_state, element) => codeOf(element),
    table: tableHandler,
    summary: (state, element) => bold(...cellOf(state.toFlow(state.all(element)) as RootContent[])),
    a: (state, element) => (element.properties.href ? defaultHandlers.a(state, element) : state.all(element)),
    img: picture,
  };
}

function noteOr(name: 'div' | 'section' | 'aside' | 'blockquote'): Handle {
  return (state, element) => noteOf(state, element) ?? defaultHandlers[name](state, element);
}

/** A picture whose bytes are in the page would make it long, and is not text. */
function picture(state: State, element: Element): RootContent {
  const source = attributeOf(element, 'src') ?? '';
  const alt = attributeOf(element, 'alt') ?? '';
  if (/^data:/i.test(source) || source === '') return { type: 'text', value: alt };
  return { type: 'image', url: state.resolve(source), alt, title: attributeOf(element, 'title') ?? null };
}
