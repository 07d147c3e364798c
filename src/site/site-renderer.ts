import { Injectable } from '@nestjs/common';
import { RagSettings } from '../config/settings.js';
import type { CorpusPage } from '../content/page.js';
import type { Book } from './content/book.js';
import { type Html, html, trusted } from './html/html.js';
import { type DocumentFiles, layout } from './html/layout.js';
import { overview } from './html/overview.js';
import { labelOf } from './html/page-link.js';
import { pager } from './html/pager.js';
import { searchForm, searchResults, searchSummary } from './html/search-results.js';
import { tablesOfContents } from './html/table-of-contents.js';
import { renderMarkdown } from './markdown/render-markdown.js';
import { relativeUrl } from './relative-url.js';
import type { SectionHit } from './search/section-index.js';
import { RESULTS_AT, SEARCH_AT } from './site-addresses.js';
import { SiteAssets } from './site-assets.js';
import { LOADER_AT, WidgetFiles } from './widget-files.js';

/** Renders pages as HTML documents. Each page object is rendered once; a changed corpus has new page objects. */
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

  /** The first page of a book whose corpus has no page for it. */
  home(book: Book): string {
    const main = html`<article><h1>${book.title}</h1></article>${overview(book, '')}`;
    return layout({ book, address: '', title: book.title, files: this.filesFor(''), main });
  }

  /** @param hits suggestions: sections that match the last segment of the address. */
  notFound(address: string, book: Book, hits: readonly SectionHit[]): string {
    const guesses =
      hits.length > 0 ? html`<h2>Were you looking for one of these?</h2>${searchResults(hits, address)}` : undefined;
    const main = html`<article><h1>Page not found</h1>
<p>There is no page at <code>/${address}</code>. It may have moved; the <a href="${relativeUrl(address, '')}">first page</a> lists all
chapters.</p>${guesses}</article>`;
    return layout({ book, address, title: 'Page not found', files: this.filesFor(address), main });
  }

  search(query: string, book: Book, hits: readonly SectionHit[]): string {
    const main = html`<article><h1>Search</h1>
${searchForm(SEARCH_AT, query, 'Handbook')}
<p>${searchSummary(hits, query)}</p>${searchResults(hits, SEARCH_AT)}</article>`;
    const title = query.trim() === '' ? 'Search' : `Search: ${query}`;
    return layout({ book, address: SEARCH_AT, title, files: this.filesFor(SEARCH_AT), main, isSearch: true });
  }

  /** The list of results without a document around it, for the search box of `site.js`. */
  results(query: string, hits: readonly SectionHit[]): string {
    return html`<p role="status">${searchSummary(hits, query)}</p>${searchResults(hits, RESULTS_AT)}`.markup;
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
    const place = {
      book,
      page,
      address: page.urlPath,
      canonical: this.canonical(page),
      files: this.filesFor(page.urlPath),
    };
    return layout({ ...place, title: labelOf(page), description, main, aside: contents.aside });
  }

  private filesFor(address: string): DocumentFiles {
    const { styles, script } = this.assets;
    const { loaderVersion } = this.widget;
    const versioned = (path: string, version: string): string => `${relativeUrl(address, path)}?v=${version}`;
    return {
      stylesAt: versioned(styles.address, styles.version),
      scriptAt: versioned(script.address, script.version),
      widgetAt: loaderVersion && versioned(LOADER_AT, loaderVersion),
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
