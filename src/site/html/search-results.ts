import { relativeUrl } from '../relative-url.js';
import type { ExcerptPart } from '../search/excerpt.js';
import type { SectionHit } from '../search/section-index.js';
import { SEARCH_AT } from '../site-addresses.js';
import { type Html, html } from './html.js';
import { labelOf } from './page-link.js';

/** The search form. It works without a script; `site.js` shows results while the reader types. */
export function searchForm(from: string, query: string, label: string): Html {
  return html`<form class="search" role="search" aria-label="${label}" action="${relativeUrl(from, SEARCH_AT)}">
<input type="search" name="q" value="${query}" placeholder="Search" aria-label="Search the pages" maxlength="200" autocomplete="off" spellcheck="false">
</form>`;
}

/** A list of links to sections. `from` is the address of the document that contains them. */
export function searchResults(hits: readonly SectionHit[], from: string): Html {
  return html`<ol class="results">${hits.map((hit) => result(hit, from))}</ol>`;
}

/** The number of results, or advice if there are none. */
export function searchSummary(hits: readonly SectionHit[], query: string): string {
  if (query.trim() === '') return 'Type what you are looking for.';
  if (hits.length === 0) return `No page mentions “${query}”. Try other words, or ask the assistant.`;
  return hits.length === 1 ? '1 section' : `${hits.length} sections`;
}

function result({ section, excerpt }: SectionHit, from: string): Html {
  const { page, heading } = section;
  const anchor = heading && heading.level > 1 ? `#${encodeURIComponent(heading.anchor)}` : '';
  const title = heading?.text ?? page.title;
  const place = [page.chapterTitle, labelOf(page)].filter((name) => name !== null && name !== title).join(' › ');
  return html`<li><a href="${relativeUrl(from, page.urlPath)}${anchor}">
<strong>${title}</strong> <span class="place">${place}</span>
<span class="excerpt">${excerpt.map(part)}</span></a></li>`;
}

function part({ text, isMatch }: ExcerptPart): Html {
  return isMatch ? html`<mark>${text}</mark>` : html`${text}`;
}
