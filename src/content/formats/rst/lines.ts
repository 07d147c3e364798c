/** Columns of a tab, as docutils replaces it. */
const TAB = 8;

/** The lines of a text without tabs and without spaces at their ends. */
export function toLines(source: string): string[] {
  return source.split('\n').map((line) => withoutTabs(line).trimEnd());
}

function withoutTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let columns = '';
  for (const [index, part] of line.split('\t').entries()) {
    if (index > 0) columns += ' '.repeat(TAB - (columns.length % TAB));
    columns += part;
  }
  return columns;
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The lines from `start` that are blank or indented by at least `least` columns, without blank lines at their end. */
export function indentedFrom(
  lines: readonly string[],
  start: number,
  least = 1,
): { readonly lines: string[]; readonly end: number } {
  let end = start;
  let last = start;
  while (end < lines.length && (lines[end] === '' || indentOf(lines[end]!) >= least)) {
    end += 1;
    if (lines[end - 1] !== '') last = end;
  }
  return { lines: withoutIndent(lines.slice(start, last)), end: last };
}

/** Removes the indentation that all lines have. Blank lines at the beginning are removed too. */
export function withoutIndent(lines: readonly string[]): string[] {
  const filled = lines.filter((line) => line !== '');
  const indent = filled.reduce((least, line) => Math.min(least, indentOf(line)), Number.POSITIVE_INFINITY);
  const cut = lines.map((line) => line.slice(indent));
  const first = cut.findIndex((line) => line !== '');
  return first < 0 ? [] : cut.slice(first);
}

const PUNCTUATION = /^[!-/:-@[-`{-~]$/;

/** The character of a line that consists of one punctuation mark, again and again; undefined for any other line. */
export function adornmentOf(line: string | undefined): string | undefined {
  const mark = line?.charAt(0) ?? '';
  return PUNCTUATION.test(mark) && line === mark.repeat(line!.length) ? mark : undefined;
}

/** The identifier that docutils makes of a name (`make_id`). */
export function makeId(name: string): string {
  const letters = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '');
  const words = letters.match(/[a-z0-9]+/g) ?? [];
  const first = words.findIndex((word) => /[a-z]/.test(word));
  return first < 0
    ? ''
    : words
        .slice(first)
        .join('-')
        .replace(/^[0-9]+/, '');
}

/** The words of a title, from which docutils makes its anchor. */
export function plainTitle(title: string): string {
  return title.replace(/:[a-z]\w*(?::\w+)?:`|`|\*|\\/gi, '');
}
