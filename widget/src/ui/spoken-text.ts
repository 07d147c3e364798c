const LONG = 400;

/**
 * Markdown as plain text for screen readers, in pieces of at most 400 characters, which readers can skip one by one.
 */
export function spokenText(markdown: string): string[] {
  const words = withoutAddresses(markdown.replace(/```[\s\S]*?(```|$)/g, ' '))
    .replace(/^[|:\-\s]+$/gm, ' ')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/[*_`~|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words === '') return [];
  const sentences = words.match(/[^.!?。！？]+[.!?。！？]*\s*/gu) ?? [words];
  const pieces: string[] = [];
  for (const sentence of sentences) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + sentence.length <= LONG) pieces[pieces.length - 1] = last + sentence;
    else pieces.push(sentence);
  }
  return pieces.map((piece) => piece.trim());
}

/** Replaces links and pictures by their words. Each bracket is looked for once, so the time grows with the length. */
function withoutAddresses(markdown: string): string {
  let kept = '';
  let from = 0;
  let [close, end] = [0, 0];
  for (let open = markdown.indexOf('['); open >= 0; open = markdown.indexOf('[', Math.max(open + 1, from))) {
    if (close <= open) close = markdown.indexOf(']', open);
    if (close < 0) break;
    if (markdown.charAt(close + 1) !== '(') continue;
    if (end <= close) end = markdown.indexOf(')', close);
    if (end < 0) break;
    const start = open > from && markdown.charAt(open - 1) === '!' ? open - 1 : open;
    kept += markdown.slice(from, start) + markdown.slice(open + 1, close);
    from = end + 1;
  }
  return kept + markdown.slice(from);
}
