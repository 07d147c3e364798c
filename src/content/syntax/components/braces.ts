const QUOTES = '"\'';

/** Where the brace closes that opens at each index. A brace without a partner is not in it. */
export type BracePairs = ReadonlyMap<number, number>;

/** Finds the pairs of braces of a text in one pass. Braces in strings count only outside of all braces; escaped ones never do. */
export function bracePairs(text: string): BracePairs {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '{') open.push(at);
    else if (character === '}') {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, at);
    } else if (open.length > 0 && QUOTES.includes(character)) at = stringEnd(text, at);
  }
  return pairs;
}

/** The index of the quote that ends the string in the same line. An apostrophe without an end is text. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') return start;
    if (character === text.charAt(start)) return at;
  }
  return start;
}
