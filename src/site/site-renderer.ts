import { Injectable } from '@nestjs/common';
import { RagSettings } from '../config/settings.js';
import type { CorpusPage } from '../content/page.js';
import type { Book } from './content/book.js';
import { type Html, html, trusted } from './html/html.js';
import { layout } from './html/layout.js';
import { overview } from './html/overview.js';
import { pager } from './html/pager.js';
import { labelOf } from './html/page-link.js';
import { tablesOfContents } from './html/table-of-contents.js';
import { renderMarkdown } from './markdown/render-markdown.js';
import { relativeUrl } from './relative-url.js';
import { SiteAssets } from './site-assets.js';
import { LOADER_AT, WidgetFiles } from './widget-files.js';

/** Turns pages into documents. Each is rendered once; a changed corpus brings new page objects. */
@Injectable()
export class SiteRenderer {
  private readonly rendered = new WeakMap<CorpusPage, string>();

  constructor(
    private readonly settings: RagSettings,
    private readonly assets: SiteAssets,
    private readonly widget: WidgetFiles,
  ) {}

  page(page: CorpusPage, book: Book): string {
    const known = this.rendered.get(page);
    if (known !== undefined) return known;
    const document = this.renderPage(page, book);
    this.rendered.set(page, document);
    return document;
  }

  /** The first page of a book that has none of its own. */
  home(book: Book): string {
    const main = html`<article><h1>${book.title}</h1></article>${overview(book, '')}`;
    return layout({ book, address: '', title: book.title, ...this.filesFor(''), main });
  }

  notFound(address: string, book: Book): string {
    const main = html`<article><h1>Page not found</h1>
<p>There is no page at <code>/${address}</code>. It may have moved; the <a href="${relativeUrl(address, '')}">first page</a> lists all
chapters.</p></article>`;
    return layout({ book, address, title: 'Page not found', ...this.filesFor(address), main });
  }

  private renderPage(page: CorpusPage, book: Book): string {
    const { opening, rest, headings, description } = renderMarkdown(page, book);
    const contents = tablesOfContents(headings);
    const title = opening ? trusted(opening) : html`<h1>${page.title}</h1>`;
    const cards = page === book.home ? overview(book, page.urlPath) : undefined;
    const main = html`${breadcrumb(page)}
<article>${title}${contents.folded}${trusted(rest)}</article>
${cards}
${pager(book.neighbours(page), page.urlPath)}`;
    const place = { book, page, address: page.urlPath, canonical: this.canonical(page), ...this.filesFor(page.urlPath) };
    return layout({ ...place, title: labelOf(page), description, main, aside: contents.aside });
  }

  private filesFor(address: string): { readonly stylesAt: string; readonly widgetAt?: string } {
    const { styles } = this.assets;
    const { loaderVersion } = this.widget;
    return {
      stylesAt: `${relativeUrl(address, styles.address)}?v=${styles.version}`,
      widgetAt: loaderVersion && `${relativeUrl(address, LOADER_AT)}?v=${loaderVersion}`,
    };
  }

  private canonical(page: CorpusPage): string | undefined {
    const { siteBaseUrl } = this.settings;
    return /^https?:\/\//.test(siteBaseUrl) ? siteBaseUrl + page.urlPath : undefined;
  }
}

function breadcrumb(page: CorpusPage): Html | undefined {
  const { part, chapterNumber, chapterTitle } = page;
  if (chapterTitle === null) return undefined;
  const chapter = chapterNumber === null ? chapterTitle : `Chapter ${chapterNumber}: ${chapterTitle}`;
  return html`<p class="breadcrumb">${part === null ? undefined : html`<span>${part}</span>`}<span>${chapter}</span></p>`;
}
