import { encodeAddress } from '../content/addresses/encode-address.js';
import type { CorpusPage } from '../content/page.js';
import type { ReadingSettings } from '../content/reading-settings.js';
import type { Book } from './content/book.js';
import { type Html, html, trusted } from './html/html.js';
import { type DocumentFiles, layout } from './html/layout.js';
import { overview } from './html/overview.js';
import { labelOf } from './html/page-link.js';
import { pager } from './html/pager.js';
import { searchForm, searchResults, searchSummary } from './html/search-results.js';
import { tablesOfContents } from './html/table-of-contents.js';
import { renderMarkdown, renderSource } from './markdown/render-markdown.js';
import { relativeUrl } from './relative-url.js';
import type { SectionHit } from './search/section-index.js';
import { LOADER_AT, RESULTS_AT, SCRIPT_AT, SEARCH_AT, STYLES_AT } from './site-addresses.js';

/** What the documents of a site depend on, besides its pages. */
export interface SiteFacts {
  /** Absolute path. */
  readonly contentDir: string;
  readonly reading?: ReadingSettings;
  readonly siteBaseUrl: string;
  /** Versions of the files that every document loads. `loader` is undefined if the widget is not built. */
  readonly versions: { readonly styles: string; readonly script: string; readonly loader?: string };
}

/** Renders pages as HTML documents. It works in a worker thread. */
export class SiteRenderer {
  constructor(private readonly site: Pick<SiteFacts, 'siteBaseUrl' | 'versions'>) {}

  /** @param asSource for a page that takes too long to render. */
  page(page: CorpusPage, book: Book, asSource = false): string {
    const { opening, rest, headings, description } = asSource ? renderSource(page) : renderMarkdown(page, book);
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
${searchForm(SEARCH_AT, query, book.title)}
<p>${searchSummary(hits, query)}</p>${searchResults(hits, SEARCH_AT)}</article>`;
    const title = query.trim() === '' ? 'Search' : `Search: ${query}`;
    return layout({ book, address: SEARCH_AT, title, files: this.filesFor(SEARCH_AT), main, isSearch: true });
  }

  /** The list of results without a document around it, for the search box of `site.js`. */
  results(query: string, hits: readonly SectionHit[]): string {
    return html`<p role="status">${searchSummary(hits, query)}</p>${searchResults(hits, RESULTS_AT)}`.markup;
  }

  private filesFor(address: string): DocumentFiles {
    const { styles, script, loader } = this.site.versions;
    const versioned = (path: string, version: string): string => `${relativeUrl(address, path)}?v=${version}`;
    return {
      stylesAt: versioned(STYLES_AT, styles),
      scriptAt: versioned(SCRIPT_AT, script),
      widgetAt: loader && versioned(LOADER_AT, loader),
    };
  }

  private canonical(page: CorpusPage): string | undefined {
    const { siteBaseUrl } = this.site;
    return /^https?:\/\//.test(siteBaseUrl) ? siteBaseUrl + encodeAddress(page.urlPath) : undefined;
  }
}

function breadcrumb(page: CorpusPage): Html | undefined {
  const { part, chapterNumber, chapterTitle } = page;
  if (chapterTitle === null) return undefined;
  const chapter = chapterNumber === null ? chapterTitle : `Chapter ${chapterNumber}: ${chapterTitle}`;
  return html`<p class="breadcrumb">${part === null ? undefined : html`<span>${part}</span>`}<span>${chapter}</span></p>`;
}
