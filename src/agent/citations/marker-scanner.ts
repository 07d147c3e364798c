import { CodeSpans } from './code-spans.js';

/** A marker that was taken out: its numbers, and the offset in the cleaned text behind which it stood. */
export interface Marker {
  readonly numbers: readonly number[];
  readonly index: number;
}

export interface ScannedText {
  readonly text: string;
  readonly markers: readonly Marker[];
}

const RUN = /^(?:`+|~+)/;
const TEXT = /^[^ \t\n`~[]+/;
const SPACE = /^[ \t]+/;
/** `[1]`, `[1, 2]`, `[^1]`; a link target behind it is dropped too, because a model must not write addresses. */
const MARKER = /^[ \t]*\[\^?(\d{1,3}(?:[ \t]*,[ \t]*\d{1,3})*)[ \t]*\](?:\([^()\s]{0,500}\))?/;
/** What may still become a marker, or a marker with a target, when more text comes. */
const UNFINISHED_MARKER = /^[ \t]*(?:\[\^?(?:\d{1,3}[ \t]*,[ \t]*)*(?:\d{1,3}[ \t]*(?:\](?:\([^()\s]{0,500})?)?)?)?$/;
const LONGEST_MARKER = 600;
/** Words of a line, the last one whole or not: nothing here means anything to this scanner. */
const PLAIN = /^[^\n`~[]*[^ \t\n`~[]$/;

/**
 * Takes citation markers out of a text that arrives in pieces, together with the spaces before them. Code is left as it
 * is: `list[0]` there is no citation. However the text is cut into pieces, the outcome is the same.
 */
export class MarkerScanner {
  private readonly code = new CodeSpans();
  private pending = '';
  private cleaned = '';
  private markers: Marker[] = [];
  private dropSpace = false;
  private consumed = 0;
  private readonly gaps: { readonly start: number; readonly length: number }[] = [];

  feed(piece: string): ScannedText {
    if (this.pending === '' && !this.dropSpace && PLAIN.test(piece)) {
      this.code.readText(piece);
      this.cleaned += piece;
      this.consumed += piece.length;
      return { text: piece, markers: [] };
    }
    this.pending += piece;
    return this.scan(false);
  }

  /** The end of the text: what was held back is decided. */
  finish(): ScannedText {
    return this.scan(true);
  }

  /** Where an offset in the text as it was fed lies in the cleaned text. */
  cleanOffset(offset: number): number {
    return this.gaps.reduce((clean, { start, length }) => clean - Math.min(length, Math.max(0, offset - start)), offset);
  }

  private scan(isEnd: boolean): ScannedText {
    const start = this.cleaned.length;
    this.markers = [];
    while (this.canStep(isEnd)) this.step();
    return { text: this.cleaned.slice(start), markers: this.markers };
  }

  private canStep(isEnd: boolean): boolean {
    return this.pending !== '' && (isEnd || !this.mustWait());
  }

  private mustWait(): boolean {
    if (RUN.exec(this.pending)?.[0].length === this.pending.length) return true;
    return !this.code.isInside && this.pending.length < LONGEST_MARKER && UNFINISHED_MARKER.test(this.pending);
  }

  private step(): void {
    const marker = this.code.isInside ? null : MARKER.exec(this.pending);
    if (marker) return this.takeOut(marker);
    const run = RUN.exec(this.pending)?.[0];
    if (run) this.code.readRun(run);
    const token = run ?? TEXT.exec(this.pending)?.[0] ?? SPACE.exec(this.pending)?.[0] ?? this.pending.charAt(0);
    if (token === '\n') this.code.readNewline();
    else if (!run) this.code.readText(token);
    if (this.dropSpace && token.trim() === '' && token !== '\n') this.drop(token.length);
    else this.keep(token);
    this.dropSpace = false;
  }

  private takeOut(marker: RegExpExecArray): void {
    this.drop(marker[0].length);
    this.markers.push({ numbers: marker[1]!.split(',').map(Number), index: this.cleaned.length });
    // A line must not begin with the space behind its marker: markdown would read it as indentation.
    this.dropSpace = this.cleaned === '' || this.cleaned.endsWith('\n');
    this.code.readText('[');
  }

  private keep(token: string): void {
    this.cleaned += token;
    this.consume(token.length);
  }

  private drop(length: number): void {
    this.gaps.push({ start: this.consumed, length });
    this.consume(length);
  }

  private consume(length: number): void {
    this.pending = this.pending.slice(length);
    this.consumed += length;
  }
}
