/** A piece of a text in which a model marks its thoughts with tags. */
export type Piece =
  | { readonly kind: 'text' | 'thought'; readonly text: string }
  /** All text so far, which is `shown`, was the beginning of this thought: a closing tag follows that was never opened. */
  | { readonly kind: 'was_thought'; readonly text: string; readonly shown: string };

/** Opening and closing tags, in lower case. */
const TAGS: readonly (readonly [open: string, close: string])[] = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['<seed:think>', '</seed:think>'],
  ['[think]', '[/think]'],
  ['<|begin_of_thought|>', '<|end_of_thought|>'],
  ['◁think▷', '◁/think▷'],
];
/** Closing tags that count also where no tag has opened a thought: prompt templates may contain the opening tag. */
const UNOPENED = TAGS.map(([, close]) => close).filter((close) => close.startsWith('</'));
const LONGEST_TAG = Math.max(...TAGS.flat().map((tag) => tag.length));
/** Characters of white space before the first word in which a tag is expected. */
const LEADING_SPACE = 1_000;

/**
 * Models that begin their text inside a thought, with the closing tag that they use. A model is added when a closing tag
 * comes that was never opened, and removed when it answers without one.
 */
export type ThoughtHabits = Map<string, string>;

/**
 * Divides the text of one response into thoughts and text while it arrives; a tag may be cut at any character. A thought
 * begins only where the text begins or where another thought has ended: a tag after other text is text, for example in an
 * explanation of tags. A closing tag that was never opened counts outside of code.
 */
export class ThoughtTags {
  private state: 'start' | 'thought' | 'text' = 'start';
  /** The tag that ends the open thought. */
  private close = '';
  /** Characters that may belong to a tag. */
  private held = '';
  /** Whether the text so far may still turn out to be a thought. */
  private mayBeThought = true;
  private isEmptyThought = true;
  /** Set while the thought was begun by habit; then its text, in case it is none. */
  private presumed?: string;

  /**
   * @param shown returns the text that was shown before the last `unread` characters of what was fed. It is asked for, and not
   * kept here as well, because nearly no text is needed again.
   */
  constructor(
    private readonly shown: (unread: number) => string,
    private readonly model = '',
    private readonly habits: ThoughtHabits = new Map(),
  ) {}

  /** Whether the response has had a thought in its text. */
  hasThought = false;

  /** Takes a delta that is text and nothing else. @returns false for any other, which has to be fed. */
  takeText(delta: string): boolean {
    if (this.state !== 'text' || this.held !== '') return false;
    return !(this.mayBeThought && delta.includes('<'));
  }

  /** @returns undefined when the delta is text and nothing else, as it mostly is. */
  feed(delta: string): readonly Piece[] | undefined {
    if (this.takeText(delta)) return undefined;
    const pieces: Piece[] = [];
    this.read(this.take(delta), pieces);
    return pieces;
  }

  /** What is left at the end of the text. */
  end(): readonly Piece[] {
    const pieces: Piece[] = [];
    const rest = this.take('');
    if (this.presumed !== undefined) {
      // The model did not think this time: what was shown as a thought is its answer.
      this.habits.delete(this.model);
      pieces.push({ kind: 'text', text: this.presumed + rest });
    } else if (this.state === 'thought') this.addThought(rest.trimEnd(), pieces);
    else if (this.state === 'text' && rest !== '') pieces.push({ kind: 'text', text: rest });
    else if (rest.trim() !== '') pieces.push({ kind: 'text', text: rest });
    this.presumed = undefined;
    this.state = 'text';
    return pieces;
  }

  private take(delta: string): string {
    const text = this.held + delta;
    this.held = '';
    return text;
  }

  private read(text: string, pieces: Piece[]): void {
    switch (this.state) {
      case 'start':
        return this.readStart(text, pieces);
      case 'thought':
        return this.readThought(text, pieces);
      case 'text':
        return this.readText(text, pieces);
      default:
        return this.state satisfies never;
    }
  }

  private readStart(text: string, pieces: Piece[]): void {
    const start = text.trimStart();
    const lower = lowerCase(start.slice(0, LONGEST_TAG));
    const tag = TAGS.find(([open]) => lower.startsWith(open));
    if (tag) return this.begin(tag[1], start.slice(tag[0].length), pieces);
    const isUndecided = TAGS.some(([open]) => open.startsWith(lower)) && text.length < LEADING_SPACE;
    if (isUndecided) {
      this.held = text;
      return;
    }
    const habit = this.hasThought ? undefined : this.habits.get(this.model);
    if (habit !== undefined) {
      this.presumed = '';
      return this.begin(habit, text, pieces);
    }
    this.state = 'text';
    // After a thought the text begins with its first word.
    this.readText(this.hasThought ? start : text, pieces);
  }

  private begin(close: string, rest: string, pieces: Piece[]): void {
    this.hasThought = true;
    this.mayBeThought = false;
    this.close = close;
    this.isEmptyThought = true;
    this.state = 'thought';
    this.readThought(rest, pieces);
  }

  private readThought(text: string, pieces: Piece[]): void {
    const end = lowerCase(text).indexOf(this.close);
    if (end >= 0) {
      this.addThought(text.slice(0, end).trimEnd(), pieces);
      this.presumed = undefined;
      this.state = 'start';
      return this.readStart(text.slice(end + this.close.length), pieces);
    }
    const sure = text.slice(0, text.length - heldLength(text, [this.close]));
    // White space at the end of a thought does not belong to it.
    const shown = sure.trimEnd();
    const isShort = text.length - shown.length < LEADING_SPACE;
    this.held = text.slice((isShort ? shown : sure).length);
    this.addThought(isShort ? shown : sure, pieces);
  }

  private addThought(text: string, pieces: Piece[]): void {
    if (this.presumed !== undefined) this.presumed += text;
    const shown = this.isEmptyThought ? text.trimStart() : text;
    if (shown === '') return;
    this.isEmptyThought = false;
    pieces.push({ kind: 'thought', text: shown });
  }

  private readText(text: string, pieces: Piece[]): void {
    if (!this.mayBeThought) {
      if (text !== '') pieces.push({ kind: 'text', text });
      return;
    }
    const lower = lowerCase(text);
    const found = UNOPENED.map((close) => ({ close, at: lower.indexOf(close) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at)[0];
    const shown = found ? this.shown(text.length) : '';
    if (found && isInCode(shown + text.slice(0, found.at))) {
      // The text explains tags, so a later one is text as well.
      this.mayBeThought = false;
      return this.readText(text, pieces);
    }
    if (found) {
      const { close, at } = found;
      pieces.push({ kind: 'was_thought', text: (shown + text.slice(0, at)).trim(), shown });
      this.habits.set(this.model, close);
      this.hasThought = true;
      this.mayBeThought = false;
      this.state = 'start';
      return this.readStart(text.slice(at + close.length), pieces);
    }
    const held = heldLength(text, UNOPENED);
    this.held = text.slice(text.length - held);
    const sure = text.slice(0, text.length - held);
    if (sure !== '') pieces.push({ kind: 'text', text: sure });
  }
}

/** How many characters at the end of the text may be the beginning of one of the tags. */
function heldLength(text: string, tags: readonly string[]): number {
  const lower = lowerCase(text.slice(1 - LONGEST_TAG));
  for (let length = lower.length; length > 0; length -= 1) {
    const end = lower.slice(lower.length - length);
    if (tags.some((tag) => tag.length > length && tag.startsWith(end))) return length;
  }
  return 0;
}

/** Keeps the length of every text, unlike `toLowerCase`. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Inside a span or a block of code the number of backticks before is odd. */
function isInCode(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at + 1)) count += 1;
  return count % 2 === 1;
}
