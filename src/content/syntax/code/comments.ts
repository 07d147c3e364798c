import type { ForwardSearch } from './forward-search.js';

const CLOSING_BRACE = /\*\/\s{0,99}\}/y;

/** The index after the comment of MDX that begins at `start`, also with blank lines inside; undefined when none begins there. */
export function jsxCommentEnd(text: string, search: ForwardSearch, start: number): number | undefined {
  if (!/^\{\s{0,9}\/\*/.test(text.slice(start, start + 12))) return undefined;
  const end = search.find('*/', start + 3);
  if (end < 0) return undefined;
  CLOSING_BRACE.lastIndex = end;
  const closing = CLOSING_BRACE.exec(text)?.[0];
  return closing === undefined ? undefined : end + closing.length;
}

/** The index after the comment of Obsidian that begins at `start` and ends before `limit`. */
export function percentCommentEnd(
  text: string,
  search: ForwardSearch,
  start: number,
  limit: number,
): number | undefined {
  if (!text.startsWith('%%', start)) return undefined;
  const end = search.find('%%', start + 2);
  return end < 0 || end >= limit ? undefined : end + 2;
}

/** The anchor that a comment of MDX gives to the heading before it: `## Install {/* #setup *` `/}`. */
export function anchorInComment(comment: string): string | undefined {
  return /^\{\s{0,9}\/\*\s{0,99}(#[^\s*{}]{1,200})\s{0,99}\*\/\s{0,99}\}$/.exec(comment)?.[1];
}
