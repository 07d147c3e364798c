/** A text in quotes, a name or a number, or a mark such as a bracket. */
export interface Token {
  readonly kind: 'text' | 'word' | 'mark';
  readonly value: string;
}

const WORD = /[\p{L}\p{N}_$]+/uy;

/** The tokens of a program of JavaScript or TypeScript, without comments. The time grows with its length. */
export function configTokens(source: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < source.length; ) {
    const found = tokenAt(source, at);
    if (found.token) tokens.push(found.token);
    at = found.end;
  }
  return tokens;
}

interface Found {
  readonly token?: Token;
  readonly end: number;
}

function tokenAt(source: string, at: number): Found {
  const character = source.charAt(at);
  if (character.trim() === '') return { end: at + 1 };
  if (source.startsWith('//', at)) return { end: endOf(source, '\n', at) };
  if (source.startsWith('/*', at)) return { end: endOf(source, '*/', at + 2) };
  if (character === "'" || character === '"' || character === '`') return quoted(source, at, character);
  WORD.lastIndex = at;
  const word = WORD.exec(source)?.[0];
  if (word !== undefined) return { token: { kind: 'word', value: word }, end: at + word.length };
  return { token: { kind: 'mark', value: character }, end: at + 1 };
}

/** The place after a mark. Without the mark, nothing that follows is read. */
function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end < 0 ? source.length : end + mark.length;
}

/** A text; a quote without an end in its line, as in a regular expression, hides the rest of the line. */
function quoted(source: string, start: number, quote: string): Found {
  let value = '';
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === quote) return { token: textToken(value, quote), end: at + 1 };
    if (character === '\n' && quote !== '`') return { end: at };
    if (character === '\\') at += 1;
    value += source.charAt(at);
  }
  return { end: source.length };
}

/** A text with an expression in it is computed, so it is not known. */
function textToken(value: string, quote: string): Token {
  return quote === '`' && value.includes('${') ? { kind: 'word', value: quote } : { kind: 'text', value };
}
