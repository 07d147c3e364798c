import type { PageHeading } from '../markdown/heading-ids.js';
import { type Html, html } from './html.js';

const DEEPEST_LEVEL = 3;
const FEWEST_ENTRIES = 2;

export interface TablesOfContents {
  /** Shown beside the text on wide screens. */
  readonly aside?: Html;
  /** Shown above the text on small screens, collapsed. CSS always hides one of the two. */
  readonly folded?: Html;
}

export function tablesOfContents(headings: readonly PageHeading[]): TablesOfContents {
  const listed = headings.filter(
    (heading) => heading.level > 1 && heading.level <= DEEPEST_LEVEL && heading.text !== '',
  );
  if (listed.length < FEWEST_ENTRIES) return {};
  const list = html`<ol>${listed.map(entry)}</ol>`;
  return {
    aside: html`<nav class="contents" aria-label="On this page"><p>On this page</p>${list}</nav>`,
    folded: html`<nav class="contents-folded" aria-label="On this page"><details><summary>On this page</summary>${list}</details></nav>`,
  };
}

function entry(heading: PageHeading): Html {
  return html`<li class="level-${heading.level}"><a href="#${encodeURIComponent(heading.anchor)}">${heading.text}</a></li>`;
}
