/**
 * Removes all characters from the end of a text that `unwanted` matches, in a time that grows with its length. An expression that
 * ends in `+$` would begin again at each character.
 * @param unwanted matches one character (UTF-16 unit).
 */
export function trimEnd(text: string, unwanted: RegExp): string {
  let end = text.length;
  while (end > 0 && unwanted.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
