/** What shows that a text between dollars is a formula and not two prices. */
const FORMULA = /[\\^_]/;

/** The index after the formula between `$` or `$$` that begins at `start` and ends in the same paragraph. */
export function formulaEnd(text: string, start: number, paragraphEnd: number): number | undefined {
  const mark = text.startsWith('$$', start) ? '$$' : '$';
  const from = start + mark.length;
  const end = text.slice(0, paragraphEnd).indexOf(mark, from);
  if (end < 0 || end >= paragraphEnd) return undefined;
  const formula = text.slice(from, end);
  if (mark === '$$') return end + 2;
  const isTight = formula.trim() === formula && formula !== '' && !/\d/.test(text.charAt(end + 1));
  return isTight && FORMULA.test(formula) ? end + 1 : undefined;
}
