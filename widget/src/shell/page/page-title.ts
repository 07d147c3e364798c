import { PAGE_TITLE_LIMIT } from '../../host/limits.js';
import { textOfFragment } from '../selection/clean-text.js';

const HEADINGS = ['main h1', 'article h1', '[role="main"] h1', 'h1'];

/**
 * The main heading of the page, else the document title, which often contains the name of the site. For display only.
 */
export function titleOfPage(): string {
  const heading = HEADINGS.map((selector) => document.querySelector(selector)).find((found) => found !== null);
  return (heading ? wordsOf(heading) : '') || document.title;
}

function wordsOf(heading: Element): string {
  const words = document.createRange();
  words.selectNodeContents(heading);
  return textOfFragment(words.cloneContents()).replace(/\s+/g, ' ').slice(0, PAGE_TITLE_LIMIT);
}
