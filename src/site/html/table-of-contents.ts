import type { PageHeading } from '../markdown/heading-anchors.js';
import { type Html, html } from './html.js';

const DEEPEST = 3;
const WORTH_A_LIST = 2;

export interface TablesOfContents {
  /** Beside the text, where there is room. */
  readonly aside?: Html;
  /** Above the text on smaller screens, folded. One of the two is always hidden. */
  readonly folded?: Html;
}

export function tablesOfContents(headings: readonly PageHeading[]): TablesOfContents {
  const listed = headings.filter((heading) => heading.level > 1 && heading.level <= DEEPEST && heading.text !== '');
  if (listed.length < WORTH_A_LIST) return {};
  const list = html`<ol>${listed.map(entry)}</ol>`;
  return {
    aside: html`<nav class="contents" aria-label="On this page"><p>On this page</p>${list}</nav>`,
    folded: html`<nav class="contents-folded" aria-label="On this page"><details><summary>On this page</summary>${list}</details></nav>`,
  };
}

function entry(heading: PageHeading): Html {
  return html`<li class="level-${heading.level}"><a href="#${encodeURIComponent(heading.anchor)}">${heading.text}</a></li>`;
}
