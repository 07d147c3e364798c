import { NO_LINKS, withinLink } from '../answer-links/link-rule.js';
import { BlockState } from './block-state.js';
import { readInline } from './inline-readers.js';
import type { Read, TextRules } from './read.js';
import { readDefinition } from './read-definition.js';

/** A citation marker that was removed: its numbers, and the offset in the cleaned text where it was. */
export interface Marker {
  readonly numbers: readonly number[];
  readonly index: number;
}

/** A piece of cleaned text, and the markers that were removed from it. */
export interface SafeText {
  readonly text: string;
  readonly markers: readonly Marker[];
}

/** Rules that differ from those of a text without links, in which every number in brackets cites a passage. */
export type SafeMarkdownOptions = Partial<TextRules>;

/** Text inside a line that contains nothing to change. */
const PLAIN = /^[^\n`~[\]<&\\!$@【]*[^ \t\n`~[\]<&\\!$@/【]$/;
const MAY_BE_ADDRESS = /(?<![a-z])(?:https?\\?:|www\\?\.|(?:h|ht|htt|https?|w{1,3})$)|\/\/|www\./i;
/** The end of a text that would become an address if the following text were joined to it. */
const ADDRESS_TAIL = /(?<![a-z])(?:h|ht|htt|https?(?:\\?:(?:\\?\/){0,2})?|w{1,3}\.?)\\?$/i;
/** The longest name that a mail address has, and its scheme. */
const REMEMBERED_LINE = 80;

/** A picture in the words of a link. */
const PICTURE = /!\[[^[\]]*\]\([^()\s]*\)/g;

/**
 * A security feature: cleans the Markdown of a model while it arrives, so that an answer leads only to addresses that its
 * rule allows. A page or a message may have deceived the model, and an attacker's link or image would send data to the
 * attacker as soon as a client shows it.
 *
 * Removes citation markers with the spaces before them, and leaves nothing that any Markdown renderer would show as HTML,
 * or as a link or an image with another address. Links that remain are written in one form that all renderers read alike.
 * Code is not changed. The result does not depend on how the text is cut into pieces.
 */
export class SafeMarkdownStream {
  private readonly blocks = new BlockState();
  private pending = '';
  /** The text written for the current piece. */
  private output = '';
  private length = 0;
  private markers: Marker[] = [];
  private dropSpace = false;
  private hasRemoved = false;
  private hasReturn = false;
  /** A backslash was written that escapes nothing. */
  private endsInBackslash = false;
  private consumed = 0;
  private readonly gaps: { readonly start: number; readonly length: number }[] = [];

  private readonly rules: TextRules;

  /** @param line the text that precedes this one in its first line. */
  constructor(
    private line = '',
    options: SafeMarkdownOptions = {},
  ) {
    this.rules = { rule: NO_LINKS, keepsMarkers: false, hasPassage: (number) => number > 0, ...options };
  }

  feed(raw: string): SafeText {
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

  /** Ends the text and returns what was held back. */
  finish(): SafeText {
    if (this.hasReturn) this.pending += '\n';
    return this.scan(true);
  }

  /** What the text would end with if it ended here: the text that is held back. Does not change the state. */
  preview(): string {
    const copy: SafeMarkdownStream = Object.assign(new SafeMarkdownStream(), this, {
      blocks: this.blocks.copy(),
      gaps: [],
    });
    return copy.finish().text;
  }

  /** The offset in the cleaned text for an offset in the text as it was fed. */
  cleanOffset(offset: number): number {
    return this.gaps.reduce(
      (clean, { start, length }) => (offset <= start ? clean : clean - Math.min(length, offset - start)),
      offset,
    );
  }

  /** Replaces CR LF and CR by LF. */
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
      (/^\s/.test(piece) ||
        !/[a-z\\]$/i.test(this.line) ||
        !(ADDRESS_TAIL.test(this.line) || endsWww(this.line, piece)))
    );
  }

  private scan(isEnd: boolean): SafeText {
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
    // The start of a code line without indentation is empty: the rest of the line is read below.
    if (begun && (begun === 'wait' || begun.take > 0 || begun.emit !== '')) return begun;
    if (this.blocks.isCode) return readCode(this.pending);
    const definition = this.line === '' && readDefinition(this.pending, { ...this.rules, line: '', isEnd });
    if (definition) return definition;
    const line = this.hasRemoved && ADDRESS_TAIL.test(this.line) ? `${this.line} ` : this.line;
    return readInline(this.pending, { ...this.rules, line, isEnd });
  }

  private accept(read: Read): void {
    const { take, emit, numbers, words } = read;
    const before = this.length;
    const isSpace = /^[ \t]+$/.test(emit);
    if (words !== undefined) this.acceptWords(words, read);
    else if (!(isSpace && this.dropSpace)) this.write(emit);
    const written = this.length - before;
    if (take !== written) this.gaps.push({ start: this.consumed, length: take - written });
    if (numbers) this.markers.push({ numbers, index: this.length });
    this.hasRemoved ||= written === 0;
    // A line must not begin with the space after its marker: Markdown would read it as indentation.
    this.dropSpace = numbers !== undefined && this.line === '';
    this.pending = this.pending.slice(take);
    this.consumed += take;
  }

  private acceptWords(words: string, { address, isPicture }: Read): void {
    const rule = address === undefined ? this.rules.rule : withinLink(this.rules.rule);
    const inner = new SafeMarkdownStream(this.line || ' ', { ...this.rules, rule });
    const [start, end] = [inner.feed(words), inner.finish()];
    const text = start.text + end.text;
    const isKept = address !== undefined && isLabel(text, isPicture);
    const before = isKept ? (isPicture ? '![' : '[') : '';
    const offset = this.length + before.length;
    this.hasRemoved ||= !isKept;
    this.write(isKept ? `${before}${text}](${address})` : text);
    this.hasRemoved ||= !isKept;
    for (const { numbers, index } of [...start.markers, ...end.markers])
      this.markers.push({ numbers, index: offset + index });
  }

  private jointBefore(text: string): string {
    // A second backslash makes the first one plain text; it would else escape the mark of code or of a link.
    const escapes = this.endsInBackslash && /^[!-/:-@[-`{-~]/.test(text);
    return escapes ? '\\' : jointOf(this.line, text, this.hasRemoved);
  }

  /** Separates two texts that would get a new meaning together, because something between them was removed. */
  private write(text: string): void {
    if (text === '') return;
    const joint = this.blocks.isCode ? '' : this.jointBefore(text);
    this.output += joint + text;
    this.length += joint.length + text.length;
    this.hasRemoved = false;
    this.endsInBackslash = text === '\\';
    const end = text.lastIndexOf('\n');
    this.line =
      end < 0 ? (this.line + joint + text).slice(-REMEMBERED_LINE) : text.slice(end + 1).slice(-REMEMBERED_LINE);
  }
}

/** A whole text, cleaned at once. */
export function safeMarkdown(text: string, options: SafeMarkdownOptions = {}): string {
  const stream = new SafeMarkdownStream('', options);
  return stream.feed(text).text + stream.finish().text;
}

/** Whether a text with this beginning completes a `www.` that begins in the line. */
function endsWww(line: string, text: string): boolean {
  const [start] = /^w{0,2}(?=\.)/i.exec(text) ?? [];
  return start !== undefined && /www$/i.test(line + start);
}

function jointOf(line: string, text: string, hasRemoved: boolean): string {
  if (line.endsWith(']') && /^[(:]/.test(text)) return '\\';
  if (line.endsWith('`') && text.startsWith('`')) return ' ';
  if (hasRemoved && ((line.endsWith('/') && text.startsWith('/')) || (line.endsWith('!') && text.startsWith('['))))
    return ' ';
  const mayJoin = /[&<]$/.test(line) || ADDRESS_TAIL.test(line);
  return hasRemoved && mayJoin && /^\S/.test(text) ? ' ' : '';
}

/** Whether all renderers read the same link or picture around these words. */
function isLabel(words: string, isPicture = false): boolean {
  return isPicture ? !/[[\]]/.test(words) : words.trim() !== '' && !/[[\]]/.test(words.replace(PICTURE, ''));
}

/** Reads up to the end of the line, or the line end itself. */
function readCode(rest: string): Read {
  const [text] = /^(?:\n|[^\n]+)/.exec(rest)!;
  return { take: text.length, emit: text };
}
