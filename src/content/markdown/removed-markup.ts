/** Finds the end of a mark that begins at `start`: the index after it, or undefined when the mark has no end. */
type FindEnd = (start: number) => number | undefined;

/** Replaces each HTML tag by a space. */
export function withoutTagMarks(html: string): string {
  const last = html.lastIndexOf('>');
  return removed(html, '<', ' ', (start) => {
    const name = html.charAt(start + 1) === '/' ? start + 2 : start + 1;
    return name < last && /[a-zA-Z]/.test(html.charAt(name)) ? html.indexOf('>', name) + 1 : undefined;
  });
}

/** Reads each character a bounded number of times, because each end is found at most once. */
function removed(text: string, opening: string, replacement: string, findEnd: FindEnd): string {
  let kept = '';
  let from = 0;
  for (let start = text.indexOf(opening); start >= 0; ) {
    const end = findEnd(start);
    if (end !== undefined) {
      kept += text.slice(from, start) + replacement;
      from = end;
    }
    start = text.indexOf(opening, end ?? start + 1);
  }
  return kept + text.slice(from);
}
