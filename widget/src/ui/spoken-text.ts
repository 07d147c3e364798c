const LONG = 400;

/**
 * Markdown as plain text for screen readers, in pieces of at most 400 characters, which readers can skip one by one.
 */
export function spokenText(markdown: string): string[] {
  const words = markdown
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*[|:\-\s]+\|?\s*$/gm, ' ')
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
