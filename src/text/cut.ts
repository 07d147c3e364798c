import { trimEnd } from '../common/trim-end.js';

const ELLIPSIS = '…';
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;

/** The beginning of a text, at most `limit` UTF-16 units (as `length` counts), without half a character at its end. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, Math.max(0, limit)).replace(HALF_A_CHARACTER, '');
}

/** As `cut`, but a text that was cut ends in an ellipsis, which is included in the limit. */
export function cutWithEllipsis(text: string, limit: number): string {
  return text.length <= limit ? text : cut(text, limit - 1) + ELLIPSIS;
}

/** As `cutWithEllipsis`, but cuts after a whole word if possible. Removes the characters that `trailing` matches before the ellipsis. */
export function cutAtWord(text: string, limit: number, trailing = /\s/): string {
  if (text.length <= limit) return text;
  const start = cut(text, limit);
  const words = start.slice(0, Math.max(0, start.search(/\s\S*$/)));
  return cut(trimEnd(words || start, trailing), limit - 1) + ELLIPSIS;
}

/** The first `limit` characters (code points). */
export function cutCharacters(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = Array.from(text.slice(0, limit * 2));
  return characters.length <= limit && text.length <= limit * 2 ? text : characters.slice(0, limit).join('');
}

/** Whether a text has more than `limit` characters (code points). */
export function hasMoreCharacters(text: string, limit: number): boolean {
  return cutCharacters(text, limit).length < text.length;
}
