import type { PlainBlock } from './plain-blocks.js';

/** As many as tell one place of a page from another. */
const WORDS = 8;

/**
 * The link to a section, with the words that a browser scrolls to and marks there (WICG, "URL Fragment Text Directives").
 * A browser that does not know it, or does not find the words, opens the section.
 */
export function linkToWords(sectionUrl: string, blocks: readonly PlainBlock[]): string {
  const block = blocks.find(({ kind, beginning }) => kind === 'prose' && beginning !== '');
  if (!block) return sectionUrl;
  const words = block.beginning.split(' ').slice(0, WORDS).join(' ');
  return `${sectionUrl}${sectionUrl.includes('#') ? '' : '#'}:~:text=${encode(words)}`;
}

/** A dash means something in a directive, and `encodeURIComponent` leaves it. */
function encode(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replaceAll('-', '%2D');
}
