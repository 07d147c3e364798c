import { contentIn } from './code-blocks.js';
import type { CodeRegion, CodeRules } from './code-region.js';
import { codeRegions } from './code-regions.js';
import { dedented, itemMark, linePrefix } from './line-prefix.js';

/** Characters that no text contains, because Unicode gives them no meaning. Between them is the number of a piece. */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const MARKS = /[\uFDD0\uFDD1]/g;
const PLACEHOLDER = /\uFDD0(\d+)\uFDD1/g;

/** Text that the rules of syntax must not change. */
export interface Piece {
  readonly kind: CodeRegion['kind'] | 'markdown';
  /** Without the indentation and the quotation marks of the lines around it. */
  readonly lines: readonly string[];
}

/** Which regions become nothing, and which pieces replace the others. */
type PieceOf = (region: CodeRegion, piece: Piece) => Piece | undefined;

/**
 * A page whose code is replaced by placeholders, so that the rules of syntax read and change text only. A code block is a
 * placeholder alone in its line; when the line is moved into a quotation or another column, so are all lines of the code.
 */
export class MaskedPage {
  private readonly pieces: Piece[] = [];
  readonly text: string;

  constructor(source: string, rules: CodeRules, pieceOf: PieceOf = (_region, piece) => piece) {
    const clean = source.replace(MARKS, '\uFFFD');
    let text = '';
    let at = 0;
    for (const region of codeRegions(clean, rules)) {
      text += clean.slice(at, region.start);
      const piece = pieceOf(region, { kind: region.kind, lines: linesOf(clean, region) });
      if (piece) text += this.add(piece);
      at = region.end;
    }
    this.text = text + clean.slice(at);
  }

  /** @returns the placeholder that stands for the piece. */
  add(piece: Piece): string {
    this.pieces.push(piece);
    return `${OPEN}${this.pieces.length - 1}${CLOSE}`;
  }

  /** The piece for which the text is the placeholder; undefined for other text. */
  pieceAt(text: string): Piece | undefined {
    const isPlaceholder = text.startsWith(OPEN) && text.indexOf(CLOSE) === text.length - 1;
    return isPlaceholder ? this.pieces[Number(text.slice(1, -1))] : undefined;
  }

  /** Puts the pieces back into a text. */
  restore(text: string): string {
    if (!text.includes(OPEN)) return text;
    return text
      .split('\n')
      .map((line) => (line.includes(OPEN) ? this.restoreLine(line) : line))
      .join('\n');
  }

  /** Puts the pieces back without the indentation of the text around them. */
  raw(text: string): string {
    return text.replace(PLACEHOLDER, (_all, index: string) => this.pieces[Number(index)]?.lines.join('\n') ?? '');
  }

  private restoreLine(line: string): string {
    const before = continuationPrefix(line);
    return line.replace(PLACEHOLDER, (_all, index: string) => {
      const [first = '', ...rest] = this.pieces[Number(index)]?.lines ?? [];
      return [first, ...rest.map((next) => (next === '' ? before.trimEnd() : before + next))].join('\n');
    });
  }
}

/** What a line that continues the same block begins with: spaces in place of the marks of list items. */
function continuationPrefix(line: string): string {
  let length = linePrefix(line).length;
  let prefix = line.slice(0, length);
  for (let mark = itemMark(line.slice(length)); mark > 0; mark = itemMark(line.slice(length))) {
    const rest = line.slice(length + mark);
    const spaces = rest.length - rest.trimStart().length;
    prefix += ' '.repeat(mark + spaces);
    length += mark + spaces;
  }
  return prefix;
}

function linesOf(text: string, { kind, start, end, indent, quotes }: CodeRegion): string[] {
  const [first = '', ...rest] = text.slice(start, end).split('\n');
  // The text of an inline region goes on at any column.
  const columns = kind === 'html' ? 0 : indent;
  const lines = rest.map((line) => dedented(contentIn(line, quotes), columns));
  return [first, ...lines];
}
