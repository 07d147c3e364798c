/** Finds the end of a mark that begins at `start`: the index after it, or undefined when the mark has no end. */
type FindEnd = (start: number) => number | undefined;

/** Removes `{{#include file}}` and other directives of mdBook. */
export function withoutDirectiveMarks(text: string): string {
  let brace = -1;
  return removed(text, '{{#', '', (start) => {
    // The next brace is looked for only once, also when many directives begin before it.
    if (brace < start + 3) brace = indexOrEnd(text, '}', start + 3);
    return text.startsWith('}}', brace) ? brace + 2 : undefined;
  });
}

/** Removes comments of MDX. */
export function withoutJsxComments(text: string): string {
  const last = text.lastIndexOf('*/}');
  return removed(text, '{/*', '', (start) => {
    if (last < start + 3) return undefined;
    return text.indexOf('*/}', start + 3) + 3;
  });
}

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

function indexOrEnd(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? text.length : index;
}
