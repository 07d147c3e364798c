import { textOfFragment } from '../selection/clean-text.js';

const TITLE_LIMIT = 200;
const HEADINGS = ['main h1', 'article h1', '[role="main"] h1', 'h1'];

/** What the page itself says above its text; a document's title says the site's name too. Shown to the reader, never sent. */
export function titleOfPage(): string {
  const heading = HEADINGS.map((selector) => document.querySelector(selector)).find((found) => found !== null);
  return (heading ? wordsOf(heading) : '') || document.title;
}

function wordsOf(heading: Element): string {
  const words = document.createRange();
  words.selectNodeContents(heading);
  return textOfFragment(words.cloneContents()).replace(/\s+/g, ' ').slice(0, TITLE_LIMIT);
}
