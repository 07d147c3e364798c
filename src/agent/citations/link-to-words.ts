import type { PlainBlock } from './plain-blocks.js';

/** Enough to distinguish one place of a page from another. */
const WORDS = 8;

/**
 * The link to a section, with the words that a browser scrolls to and marks there (WICG, "URL Fragment Text
 * Directives"). A browser that does not support this, or does not find the words, opens the section.
 */
export function linkToWords(sectionUrl: string, blocks: readonly PlainBlock[]): string {
  const block = blocks.find(({ kind, beginning }) => kind === 'prose' && beginning !== '');
  if (!block) return sectionUrl;
  const words = block.beginning.split(' ').slice(0, WORDS).join(' ');
  return `${sectionUrl}${sectionUrl.includes('#') ? '' : '#'}:~:text=${encode(words)}`;
}

/** A dash has a meaning in a directive, and `encodeURIComponent` does not encode it. */
function encode(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replaceAll('-', '%2D');
}
