import type { CorpusPage } from '../../content/page.js';
import type { Book } from '../content/book.js';
import { relativeUrl } from '../relative-url.js';
import { ICON_AT, SEARCH_AT } from '../site-addresses.js';
import { type Html, html } from './html.js';
import { navigation } from './navigation.js';
import { searchForm } from './search-results.js';

export interface Document {
  readonly book: Book;
  /** Address of this document, relative to the root of the site. Links are relative to it. */
  readonly address: string;
  /** The page of the book that the document shows, if it shows one. */
  readonly page?: CorpusPage;
  readonly title: string;
  readonly description?: string;
  /** The public URL of the page, if it is published elsewhere. */
  readonly canonical?: string;
  readonly files: DocumentFiles;
  readonly main: Html;
  /** Shown beside the text on wide screens. */
  readonly aside?: Html;
  /** True for the page of search results, which has a search form in its text. */
  readonly isSearch?: boolean;
}

export interface DocumentFiles {
  readonly stylesAt: string;
  readonly scriptAt: string;
  /** The loader of the widget, if the widget is built. */
  readonly widgetAt?: string;
}

/** Every document: head, header, navigation and text. It can be read without scripts. */
export function layout(document: Document): string {
  const { page } = document;
  return html`<!doctype html>
<html lang="${page?.language ?? 'en'}">
<head>${head(document)}</head>
<body>
<a class="skip" href="#page-content">Skip to the text</a>
${header(document)}
<div class="columns">
${navigation(document.book, document.address, document.page)}
<main id="page-content" tabindex="-1">${document.main}</main>
${document.aside}
</div>
</body>
</html>
`.markup;
}

function head({ book, address, page, title, description, canonical, files }: Document): Html {
  const fullTitle = title === book.title ? title : `${title} · ${book.title}`;
  return html`
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${fullTitle}</title>
${description && html`<meta name="description" content="${description}">`}
${canonical && html`<link rel="canonical" href="${canonical}">`}
<link rel="icon" type="image/svg+xml" href="${relativeUrl(address, ICON_AT)}">
<link rel="stylesheet" href="${files.stylesAt}">
${page && placeInBook(page)}
<script type="module" src="${files.scriptAt}"></script>
${files.widgetAt && html`<script type="module" src="${files.widgetAt}" data-chat-widget data-label="Ask AI"></script>`}
`;
}

/** The widget reads these elements for the page context of a message. */
function placeInBook(page: CorpusPage): Html {
  const { chapterNumber, lessonSlug } = page;
  const chapter = chapterNumber === null ? undefined : html`<meta name="bw:chapter" content="${chapterNumber}">`;
  const lesson = lessonSlug === null ? undefined : html`<meta name="bw:lesson" content="${lessonSlug}">`;
  return html`${chapter}
${lesson}`;
}

function header({ book, address, isSearch }: Document): Html {
  const search = html`${searchForm(address, '', book.title)}
<a class="to-search" href="${relativeUrl(address, SEARCH_AT)}">Search</a>`;
  return html`<header class="site">
<button class="menu" type="button" popovertarget="navigation">Menu</button>
<a class="brand" href="${relativeUrl(address, '')}">${book.title}</a>
${isSearch ? undefined : search}
</header>`;
}
