const LOW_SURROGATE = /[\uDC00-\uDFFF]/;

/** Cuts a text that is longer than `limit` after spaces if possible, never inside of a character. Nothing is lost. */
export function wrapped(text: string, limit: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at === 0 || at < text.length; ) {
    const end = at + limit >= text.length ? text.length : endOfPiece(text, at, limit);
    pieces.push(text.slice(at, end));
    if (end === text.length) break;
    at = end;
  }
  return pieces;
}

function endOfPiece(text: string, at: number, limit: number): number {
  const end = at + limit;
  const afterSpace = text.lastIndexOf(' ', end - 1) + 1;
  if (afterSpace > at + limit / 2) return afterSpace;
  return LOW_SURROGATE.test(text.charAt(end)) ? end - 1 : end;
}

/** Joins texts to pieces of at most `limit` characters. A text that is longer is cut. */
export function packed(texts: readonly string[], limit: number, separator: string): string[] {
  const pieces: string[] = [];
  for (const text of texts.flatMap((one) => wrapped(one, limit))) {
    const last = pieces.at(-1);
    const fits = last !== undefined && last.length + separator.length + text.length <= limit;
    if (fits) pieces[pieces.length - 1] = last + separator + text;
    else pieces.push(text);
  }
  return pieces;
}
