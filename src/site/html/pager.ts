import type { CorpusPage } from '../../content/page.js';
import { type Html, html } from './html.js';
import { labelOf, pageLink } from './page-link.js';

export interface Neighbours {
  readonly previous?: CorpusPage;
  readonly next?: CorpusPage;
}

/** Links to the previous and next page in reading order. */
export function pager({ previous, next }: Neighbours, from: string): Html {
  return html`<nav class="pager" aria-label="Previous and next page">
${previous && html`<div class="previous">${pageLink(previous, from, label('Previous', previous))}</div>`}
${next && html`<div class="next">${pageLink(next, from, label('Next', next))}</div>`}
</nav>`;
}

function label(direction: string, page: CorpusPage): Html {
  return html`<span>${direction}</span> <strong>${labelOf(page)}</strong>`;
}
