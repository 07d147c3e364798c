import type { Book } from '../content/book.js';
import type { BookChapter, BookPart } from '../content/book-parts.js';
import { type Html, html } from './html.js';
import { chapterTitle } from './navigation.js';
import { pageLink } from './page-link.js';

/** All parts and chapters as cards, shown at the end of the first page. */
export function overview(book: Book, from: string): Html {
  if (book.pages.length === 0)
    return html`<p>There are no pages yet. Put markdown files into the folder CONTENT_DIR.</p>`;
  return html`<section class="overview" aria-label="All chapters">${book.parts.map((part) => partCards(part, from))}</section>`;
}

function partCards(part: BookPart, from: string): Html {
  const title = part.title === null ? undefined : html`<h2>${part.title}</h2>`;
  return html`${title}<div class="cards">${part.chapters.map((chapter) => card(chapter, from))}</div>`;
}

function card(chapter: BookChapter, from: string): Html {
  const name = chapter.title === null ? undefined : chapterTitle(chapter);
  const title = name && html`<h3>${chapter.page ? pageLink(chapter.page, from, name) : name}</h3>`;
  const lessons = chapter.lessons.map((page) => html`<li>${pageLink(page, from)}</li>`);
  return html`<div class="card">${title}<ul>${lessons}</ul></div>`;
}
