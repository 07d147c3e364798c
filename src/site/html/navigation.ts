import type { CorpusPage } from '../../content/page.js';
import type { Book } from '../content/book.js';
import type { BookChapter, BookPart } from '../content/book-parts.js';
import { type Html, html } from './html.js';
import { pageLink } from './page-link.js';

/** The whole book as a tree. Only the current chapter is expanded. On small screens a button opens the tree. */
export function navigation(book: Book, from: string, current?: CorpusPage): Html {
  return html`<nav id="navigation" class="navigation" aria-label="Book" popover>
<button class="menu close" type="button" popovertarget="navigation" popovertargetaction="hide">Close</button>
${book.parts.map((part) => partEntry(part, from, current))}
</nav>`;
}

function partEntry(part: BookPart, from: string, current?: CorpusPage): Html {
  const title = part.title === null ? undefined : html`<p class="part">${part.title}</p>`;
  return html`${title}<ul>${part.chapters.map((chapter) => chapterEntry(chapter, from, current))}</ul>
`;
}

function chapterEntry(chapter: BookChapter, from: string, current?: CorpusPage): Html {
  const overview = chapter.page && html`<li>${pageLink(chapter.page, from, 'Overview', current)}</li>`;
  const links = html`${overview}${chapter.lessons.map((page) => html`<li>${pageLink(page, from, undefined, current)}</li>`)}`;
  if (chapter.title === null) return links;
  const isOpen = current !== undefined && (chapter.page === current || chapter.lessons.includes(current));
  const open = isOpen ? html` open` : undefined;
  return html`<li><details${open}><summary>${chapterTitle(chapter)}</summary><ul>${links}</ul></details></li>`;
}

export function chapterTitle(chapter: BookChapter): Html {
  const number = chapter.number === null ? undefined : html`<span class="number">${chapter.number}</span>`;
  return html`${number}<span>${chapter.title}</span>`;
}
