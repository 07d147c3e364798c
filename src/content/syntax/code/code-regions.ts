import { fenceEnd, indentedEnd } from './code-blocks.js';
import type { CodeRegion, CodeRules } from './code-region.js';
import { CodeSpans } from './code-spans.js';
import { jsxCommentEnd, percentCommentEnd } from './comments.js';
import { formulaEnd } from './formulas.js';
import { ForwardSearch } from './forward-search.js';
import { charactersAfter, itemMark, linePrefix } from './line-prefix.js';
import { rawElementAt } from './raw-elements.js';
import { shortcodeCodeAt } from './shortcode-code.js';

const INDENTED_CODE = 4;
const FENCE = /^(`{3,})[^`]*$|^(~{3,})/;
const INDENTED_BLOCK = /^(?:!!!|\?\?\?\+?|===[+!]?)[ \t]+\S/;
const HEADING = /^#{1,6}(?:[ \t]|$)/;
const SPECIAL = /[`<\\${%\n]/g;

/** The regions of a page that are code or comments, in order. Reads each character a bounded number of times. */
export function codeRegions(text: string, rules: CodeRules): CodeRegion[] {
  return new RegionScanner(text, rules).regions();
}

class RegionScanner {
  private readonly found: CodeRegion[] = [];
  private readonly spans: CodeSpans;
  private readonly search: ForwardSearch;
  /** The columns at which the text of each open list item or indented block begins. */
  private containers: number[] = [];
  private quotes = 0;
  /** Whether indented code may begin here: it does not interrupt a paragraph. */
  private mayBeIndented = true;

  constructor(
    private readonly text: string,
    private readonly rules: CodeRules,
  ) {
    this.spans = new CodeSpans(text);
    this.search = new ForwardSearch(text);
  }

  regions(): CodeRegion[] {
    for (let at = 0; at < this.text.length; ) at = this.readLine(at);
    return this.found;
  }

  /** Reads the line that begins at `start`. @returns where the next line to read begins. */
  private readLine(start: number): number {
    const line = this.lineAt(start);
    const prefix = linePrefix(line);
    if (prefix.quotes !== this.quotes) this.containers = [];
    this.quotes = prefix.quotes;
    if (prefix.length === line.length) {
      this.mayBeIndented = true;
      return start + line.length + 1;
    }
    while (prefix.indent < (this.containers.at(-1) ?? 0)) this.containers.pop();
    return this.readBlock(start, line, prefix.length, prefix.indent) ?? this.readText(start, line, prefix);
  }

  /** Reads code blocks, also after the marks of list items. @returns undefined when the line has no code block. */
  private readBlock(start: number, line: string, from: number, column: number): number | undefined {
    let at = from;
    let indent = column;
    for (;;) {
      const base = this.containers.at(-1) ?? 0;
      const content = line.slice(at);
      if (this.rules.indented && this.mayBeIndented && indent - base >= INDENTED_CODE)
        return this.readIndented(start, line, at, base + INDENTED_CODE);
      const [, backticks, tildes] = FENCE.exec(content) ?? [];
      const fence = backticks ?? tildes;
      if (fence !== undefined)
        return this.addBlock(
          'fence',
          start + at,
          indent,
          fenceEnd(this.text, start, { fence, base, quotes: this.quotes }),
        );
      const mark = itemMark(content);
      if (mark === 0) break;
      const spaces = content.slice(mark).length - content.slice(mark).trimStart().length;
      indent += mark + Math.min(Math.max(spaces, 1), INDENTED_CODE);
      this.containers.push(indent);
      at += mark + spaces;
      if (at >= line.length) break;
    }
    return undefined;
  }

  /** The region begins after `columns` columns of the spaces that end at `to`. */
  private readIndented(start: number, line: string, to: number, columns: number): number {
    const end = indentedEnd(this.text, start, columns, this.quotes);
    const from = to - charactersAfter(line.slice(linePrefix(line).quoteLength, to), columns);
    return this.addBlock('indented', start + from, columns, end);
  }

  private addBlock(kind: 'fence' | 'indented', start: number, indent: number, end: number): number {
    this.found.push({ kind, start, end, indent, quotes: this.quotes });
    this.mayBeIndented = true;
    return end + 1;
  }

  /** Reads the rest of a line, and of the lines into which its comments and code spans go on. */
  private readText(start: number, line: string, { length, indent }: { length: number; indent: number }): number {
    const content = line.slice(length);
    if (this.rules.indentedBlocks && INDENTED_BLOCK.test(content)) this.containers.push(indent + INDENTED_CODE);
    this.mayBeIndented = HEADING.test(content);
    for (let at = start + length; ; ) {
      SPECIAL.lastIndex = at;
      const special = SPECIAL.exec(this.text);
      if (!special) return this.text.length;
      if (special[0] === '\n') return special.index + 1;
      at = this.readSpecial(special[0], special.index, indent);
    }
  }

  /** @returns where to continue. */
  private readSpecial(character: string, at: number, indent: number): number {
    if (character === '\\') return this.text.charAt(at + 1) === '\n' ? at + 1 : at + 2;
    if (character === '`') {
      const { length, end } = this.spans.endOf(at);
      return end === undefined ? at + length : this.add('inline', at, end, indent);
    }
    if (character === '<') {
      const element = rawElementAt(this.text, this.search, at);
      return element ? this.add(element.kind, at, element.end, indent) : at + 1;
    }
    if (character === '$') {
      const end = formulaEnd(this.text, at, this.spans.endOfParagraph(at));
      return end === undefined ? at + 1 : this.add('inline', at, end, indent);
    }
    const comment = this.commentEnd(at);
    if (comment !== undefined) return this.add('comment', at, comment, indent);
    const code = this.rules.shortcodes && character === '{' ? shortcodeCodeAt(this.text, this.search, at) : undefined;
    return code ? this.add('shortcode', at, code.end, indent) : at + 1;
  }

  private commentEnd(at: number): number | undefined {
    if (this.rules.jsxComments) return jsxCommentEnd(this.text, this.search, at);
    if (!this.rules.percentComments) return undefined;
    const isAlone = this.text.charAt(at - 1) === '\n' || at === 0;
    return percentCommentEnd(this.text, this.search, at, isAlone ? this.text.length : this.spans.endOfParagraph(at));
  }

  private add(kind: CodeRegion['kind'], start: number, end: number, indent: number): number {
    this.found.push({ kind, start, end, indent, quotes: this.quotes });
    return end;
  }

  private lineAt(start: number): string {
    const end = this.text.indexOf('\n', start);
    return this.text.slice(start, end < 0 ? this.text.length : end);
  }
}
