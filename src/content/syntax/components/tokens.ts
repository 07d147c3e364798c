import { type BracePairs, bracePairs } from './braces.js';
import { type Tag, tagAt } from './tag.js';

/** A page as text, tags and expressions in order. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'tag'; readonly tag: Tag; readonly text: string };

const SPECIAL = /[\\<{]/g;
const BLANK_LINE = /\n[ \t]*\n/g;

/** Splits a text whose code is masked. Expressions are read only in MDX. */
export function tokensOf(text: string, mdx: boolean, restore: (value: string) => string): Token[] {
  const pairs = bracePairs(text);
  const blankAfter = blankLines(text);
  const tokens: Token[] = [];
  let from = 0;
  const add = (start: number, token: Token) => {
    if (start > from) tokens.push({ kind: 'text', text: text.slice(from, start) });
    tokens.push(token);
    from = start + token.text.length;
  };
  SPECIAL.lastIndex = 0;
  for (let special = SPECIAL.exec(text); special; special = SPECIAL.exec(text)) {
    const at = special.index;
    if (special[0] === '\\') SPECIAL.lastIndex = at + 2;
    else if (special[0] === '<') {
      const tag = tagAt(text, at, pairs, restore);
      if (tag) add(at, { kind: 'tag', tag, text: text.slice(at, tag.end) });
    } else if (mdx) {
      const end = expressionEnd(text, at, pairs, blankAfter);
      if (end !== undefined) add(at, { kind: 'expression', text: text.slice(at, end) });
    }
    if (from > SPECIAL.lastIndex) SPECIAL.lastIndex = from;
  }
  if (from < text.length) tokens.push({ kind: 'text', text: text.slice(from) });
  return tokens;
}

/**
 * The index after the expression that begins at the brace. `{#id}` is an anchor. An expression inside of a line ends in the same
 * paragraph, and one that has its own lines may have blank lines.
 */
function expressionEnd(
  text: string,
  start: number,
  pairs: BracePairs,
  blankAfter: (start: number) => number,
): number | undefined {
  const end = pairs.get(start);
  if (end === undefined || text.charAt(start + 1) === '#') return undefined;
  const isAlone = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 40), start));
  return isAlone || blankAfter(start) > end ? end + 1 : undefined;
}

/** Finds the first blank line from an index on. Is called with growing indices, and then reads the text once. */
function blankLines(text: string): (start: number) => number {
  let known = -1;
  return (start) => {
    if (known >= start) return known;
    BLANK_LINE.lastIndex = start;
    known = BLANK_LINE.exec(text)?.index ?? text.length;
    return known;
  };
}
