import { BlockState } from './block-state.js';
import { readInline } from './inline-readers.js';
import type { Read } from './read.js';

/** A marker that was taken out: its numbers, and the offset in the cleaned text behind which it stood. */
export interface Marker {
  readonly numbers: readonly number[];
  readonly index: number;
}

export interface ScannedText {
  readonly text: string;
  readonly markers: readonly Marker[];
}

/** Words inside a line: nothing here means anything to this scanner. */
const PLAIN = /^[^\n`~[\]<&\\!$]*[^ \t\n`~[\]<&\\!$]$/;
const MAY_BE_ADDRESS = /(?<![a-z])(?:https?\\?:|www\\?\.|(?:h|ht|htt|https?|w{1,3})$)/i;
/** The end of a text that would become an address if what follows were put next to it. */
const ADDRESS_TAIL = /(?<![a-z])(?:h|ht|htt|https?(?:\\?:(?:\\?\/){0,2})?|w{1,3}\.?)\\?$/i;
const REMEMBERED_LINE = 40;

/**
 * Cleans the text of an answer while it arrives in pieces: takes out citation markers with the spaces before them, and
 * leaves nothing that would become a link, an image or HTML where the answer is shown. Code stays as it is. However the
 * text is cut into pieces, the outcome is the same.
 */
export class AnswerScanner {
  private readonly blocks = new BlockState();
  private pending = '';
  /** What was written since the piece came, and how much in all. */
  private output = '';
  private length = 0;
  private markers: Marker[] = [];
  private dropSpace = false;
  private hasRemoved = false;
  private hasReturn = false;
  private consumed = 0;
  private readonly gaps: { readonly start: number; readonly length: number }[] = [];

  /** @param line what stands before the text, in its first line. */
  constructor(private line = '') {}

  feed(raw: string): ScannedText {
    const piece = this.hasReturn || raw.includes('\r') ? this.withLineFeeds(raw) : raw;
    if (this.pending === '' && this.isPlain(piece)) {
      this.consumed += piece.length;
      this.output = '';
      this.write(piece);
      return { text: this.output, markers: [] };
    }
    this.pending += piece;
    return this.scan(false);
  }

  /** The end of the text: what was held back is decided. */
  finish(): ScannedText {
    if (this.hasReturn) this.pending += '\n';
    return this.scan(true);
  }

  /** Where an offset in the text as it was fed lies in the cleaned text. */
  cleanOffset(offset: number): number {
    return this.gaps.reduce(
      (clean, { start, length }) => (offset <= start ? clean : clean - Math.min(length, offset - start)),
      offset,
    );
  }

  /** Markdown knows three ends of a line; from here on there is one. */
  private withLineFeeds(raw: string): string {
    const text = (this.hasReturn ? '\r' : '') + raw;
    this.hasReturn = text.endsWith('\r');
    return (this.hasReturn ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n');
  }

  private isPlain(piece: string): boolean {
    if (this.line === '' || this.dropSpace) return false;
    if (this.blocks.isCode) return !piece.includes('\n');
    return (
      PLAIN.test(piece) &&
      !MAY_BE_ADDRESS.test(piece) &&
      (/^\s/.test(piece) || !/[a-z\\]$/i.test(this.line) || !ADDRESS_TAIL.test(this.line))
    );
  }

  private scan(isEnd: boolean): ScannedText {
    this.output = '';
    this.markers = [];
    while (this.pending !== '') {
      const read = this.readNext(isEnd);
      if (read === 'wait') break;
      this.accept(read);
    }
    return { text: this.output, markers: this.markers };
  }

  private readNext(isEnd: boolean): Read | 'wait' {
    const begun = this.line === '' ? this.blocks.readLineStart(this.pending, isEnd) : undefined;
    // A line of code without indentation begins with nothing: what follows is read as code.
    if (begun && (begun === 'wait' || begun.take > 0 || begun.emit !== '')) return begun;
    if (this.blocks.isCode) return readCode(this.pending);
    const line = this.hasRemoved && ADDRESS_TAIL.test(this.line) ? `${this.line} ` : this.line;
    return readInline(this.pending, { line, isEnd });
  }

  private accept(read: Read): void {
    const { take, emit, numbers, words } = read;
    const before = this.length;
    const isSpace = /^[ \t]+$/.test(emit);
    if (words !== undefined) this.acceptWords(words);
    else if (!(isSpace && this.dropSpace)) this.write(emit);
    const written = this.length - before;
    if (take !== written) this.gaps.push({ start: this.consumed, length: take - written });
    if (numbers) this.markers.push({ numbers, index: this.length });
    this.hasRemoved ||= written === 0;
    // A line must not begin with the space behind its marker: markdown would read it as indentation.
    this.dropSpace = numbers !== undefined && this.line === '';
    this.pending = this.pending.slice(take);
    this.consumed += take;
  }

  private acceptWords(words: string): void {
    const inner = new AnswerScanner(this.line || ' ');
    const [start, end] = [inner.feed(words), inner.finish()];
    const offset = this.length;
    this.hasRemoved = true;
    this.write(start.text + end.text);
    this.hasRemoved = true;
    for (const { numbers, index } of [...start.markers, ...end.markers])
      this.markers.push({ numbers, index: offset + index });
  }

  /** What was taken out before must not bring together what would mean something together. */
  private write(text: string): void {
    if (text === '') return;
    const joint = this.blocks.isCode ? '' : jointOf(this.line, text, this.hasRemoved);
    this.output += joint + text;
    this.length += joint.length + text.length;
    this.hasRemoved = false;
    const end = text.lastIndexOf('\n');
    this.line =
      end < 0 ? (this.line + joint + text).slice(-REMEMBERED_LINE) : text.slice(end + 1).slice(-REMEMBERED_LINE);
  }
}

function jointOf(line: string, text: string, hasRemoved: boolean): string {
  if (line.endsWith(']') && /^[(:]/.test(text)) return '\\';
  if (line.endsWith('`') && text.startsWith('`')) return ' ';
  const mayJoin = /[&<]$/.test(line) || ADDRESS_TAIL.test(line);
  return hasRemoved && mayJoin && /^\S/.test(text) ? ' ' : '';
}

/** To the end of the line, and the end itself. */
function readCode(rest: string): Read {
  const [text] = /^(?:\n|[^\n]+)/.exec(rest)!;
  return { take: text.length, emit: text };
}
