import type { Read } from './read.js';

/** A fenced code block, or a block of formulas between lines of `$$`. */
interface OpenBlock {
  readonly mark: string;
  readonly length: number;
  /** Columns that are removed from the start of each line. */
  readonly strip: number;
  /** Spaces that are written instead. */
  readonly pad: number;
}

const LIST_MARKERS = String.raw`(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*`;
const FENCE = new RegExp(String.raw`^([ \t]*)(${LIST_MARKERS})(${'`'}{3,}|~{3,})([^\n]*)(\n|$)`);
const FORMULA = /^( {0,3})(\${2,})[^\n$]*(\n|$)/;
const ENDING = /^[ \t]*(`{3,}|~{3,}|\${2,})[ \t]*(\n|$)/;
/** A line that may still begin or end a block when more text arrives. */
const UNDECIDED = new RegExp(
  String.raw`^[ \t]*${LIST_MARKERS}(?:[-*+]|\d{1,9}[.)]?|${'`'}{1,2}|~{1,2}|(?:${'`'}{3,}|~{3,}|\$+)[^\n]*)?$`,
);
/** Longer than any line that begins a block. */
const LINE_LIMIT = 400;
const WIDEST_PAD = 3;

/**
 * Decides which lines of a text are code. Markdown's rules depend on the lists and quotes around a fence, and renderers
 * differ. Every fence is therefore rewritten so that all of them agree: on a line of its own, with its lines indented
 * at least as much as the fence.
 */
export class BlockState {
  private open?: OpenBlock;

  get isCode(): boolean {
    return this.open !== undefined && this.open.mark !== '$';
  }

  copy(): BlockState {
    return Object.assign(new BlockState(), this);
  }

  /** Reads the beginning of a line. Undefined: nothing special begins there. */
  readLineStart(rest: string, isEnd: boolean): Read | 'wait' | undefined {
    if (!isEnd && rest.length < LINE_LIMIT && UNDECIDED.test(rest)) return 'wait';
    return this.open ? this.readInside(rest, this.open) : this.readBeginning(rest);
  }

  private readBeginning(rest: string): Read | undefined {
    const fence = FENCE.exec(rest.slice(0, LINE_LIMIT));
    if (fence) return this.readFence(fence, rest.length);
    const formula = FORMULA.exec(rest.slice(0, LINE_LIMIT));
    if (!formula) return undefined;
    const [line, indent, run, end] = formula;
    if (end === '' && rest.length > line.length) return undefined;
    this.open = { mark: '$', length: run!.length, strip: indent!.length, pad: indent!.length };
    // The rest of the line is read as usual: renderers without formulas show it as plain text.
    return asItIs(indent! + run!);
  }

  private readFence([line, indent, markers, run, info, end]: RegExpExecArray, available: number): Read | undefined {
    const mark = run!.charAt(0);
    if (mark === '`' && info!.includes('`')) return undefined;
    // A line longer than the limit is not read as a fence, and no renderer may read it as one.
    if (end === '' && available > line.length) return defused(indent! + markers!, mark);
    const strip = columnsOf(indent! + markers!);
    const pad = markers === '' ? Math.min(strip, WIDEST_PAD) : WIDEST_PAD;
    this.open = { mark, length: run!.length, strip, pad };
    const before = markers === '' ? '' : `${indent}${markers!.trimEnd()}\n`;
    return { take: line.length - end!.length, emit: `${before}${' '.repeat(pad)}${run}${info}` };
  }

  private readInside(rest: string, { mark, length, strip, pad }: OpenBlock): Read {
    const line = rest.slice(0, LINE_LIMIT);
    const [ending = '', run = '', end = ''] = ENDING.exec(line) ?? [];
    if (run.startsWith(mark) && run.length >= length) {
      this.open = undefined;
      return { take: ending.length - end.length, emit: ' '.repeat(pad) + run };
    }
    const indent = /^[ \t]*/.exec(line)![0];
    if (mark === '$' && FENCE.test(line)) return defused(...beginningOf(line));
    const isBlank = rest.length === indent.length || rest.charAt(indent.length) === '\n';
    return { take: indent.length, emit: isBlank ? '' : ' '.repeat(pad + Math.max(0, columnsOf(indent) - strip)) };
  }
}

/** Escapes a code fence, which renderers could otherwise read as one. */
function defused(before: string, mark: string): Read {
  return { take: before.length + 1, emit: `${before}\\${mark}` };
}

function beginningOf(line: string): [before: string, mark: string] {
  const [, indent = '', markers = '', run = ''] = FENCE.exec(line) ?? [];
  return [indent + markers, run.charAt(0)];
}

function asItIs(text: string): Read {
  return { take: text.length, emit: text };
}

function columnsOf(text: string): number {
  let column = 0;
  for (const character of text) column += character === '\t' ? 4 - (column % 4) : 1;
  return column;
}
