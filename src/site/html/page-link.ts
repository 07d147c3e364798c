import type { CorpusPage } from '../../content/page.js';
import { relativeUrl } from '../relative-url.js';
import { type Html, html } from './html.js';

/** A link to a page. `from` is the address of the document that contains the link. */
export function pageLink(
  page: CorpusPage,
  from: string,
  label: string | Html = labelOf(page),
  current?: CorpusPage,
): Html {
  const mark = page === current ? html` aria-current="page"` : undefined;
  return html`<a href="${relativeUrl(from, page.urlPath)}"${mark}>${label}</a>`;
}

export function labelOf(page: CorpusPage): string {
  return page.lessonSlug === null ? page.title : (page.lessonTitle ?? page.title);
}
