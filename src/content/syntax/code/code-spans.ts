import { itemMark, linePrefix } from './line-prefix.js';

/** A line that ends the paragraph before it. A code span does not go over it. */
const NEW_BLOCK = /^(?:#{1,6}[ \t]|`{3}|~{3}|\||:{3}|!!!|\?\?\?|===|<\/?[A-Za-z])/;
const BACKTICKS = /`+/g;

/** The code spans of a page, which are looked for one paragraph after the other. */
export class CodeSpans {
  /** Where the runs of backticks of each length begin in the paragraph that ends at `paragraphEnd`, in order. */
  private runs = new Map<number, number[]>();
  private paragraphEnd = 0;

  constructor(private readonly text: string) {}

  /** The index after the code span that begins at the backtick at `start`; undefined when the span has no end. */
  endOf(start: number): { readonly length: number; readonly end: number | undefined } {
    if (start >= this.paragraphEnd) this.readParagraph(start);
    let length = 1;
    while (this.text.charAt(start + length) === '`') length += 1;
    const closing = firstAfter(this.runs.get(length) ?? [], start);
    return { length, end: closing === undefined ? undefined : closing + length };
  }

  /** Where the paragraph ends that contains `at`. */
  endOfParagraph(at: number): number {
    if (at >= this.paragraphEnd) this.readParagraph(at);
    return this.paragraphEnd;
  }

  private readParagraph(start: number): void {
    this.paragraphEnd = paragraphEndAfter(this.text, start);
    this.runs = new Map();
    for (const run of this.text.slice(start, this.paragraphEnd).matchAll(BACKTICKS)) {
      const starts = this.runs.get(run[0].length);
      if (starts) starts.push(start + run.index);
      else this.runs.set(run[0].length, [start + run.index]);
    }
  }
}

function paragraphEndAfter(text: string, start: number): number {
  for (let end = text.indexOf('\n', start); end >= 0; end = text.indexOf('\n', end + 1)) {
    const next = text.indexOf('\n', end + 1);
    const line = text.slice(end + 1, next < 0 ? text.length : next);
    const content = line.slice(linePrefix(line).length);
    if (content === '' || NEW_BLOCK.test(content) || itemMark(content) > 0) return end;
  }
  return text.length;
}

/** The first of the ascending numbers that is greater. */
function firstAfter(numbers: readonly number[], than: number): number | undefined {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= than) low = middle + 1;
    else high = middle;
  }
  return numbers[low];
}
