import { cut } from '../../text/cut.js';
import { THOUGHT_CHARACTERS, THOUGHTS } from '../limits.js';

/** An update of a thought repeats the whole thought. This many characters may always be sent. */
const FREE_CHARACTERS = 16_000;
/** All updates of a thought together may have this many times its characters. */
const REPETITIONS = 8;

/** The thought as it was shown last, and what its updates have cost. */
export class GrowingThought {
  private sent = 0;

  constructor(public text = '') {}

  /**
   * Whether the thought may be sent as it is now. Short thoughts are sent with every delta, and long ones only when they
   * have grown by about an eighth: the sum of all updates is proportional to the length of the thought.
   */
  maySend(): boolean {
    const total = this.sent + this.text.length;
    if (total > FREE_CHARACTERS + REPETITIONS * this.text.length) return false;
    this.sent = total;
    return true;
  }
}

/** The room that is left for the thoughts of one answer. */
export class ThoughtRoom {
  private characters = THOUGHT_CHARACTERS;
  private thoughts = THOUGHTS;
  private isExceeded = false;
  private isNoted = false;

  /** @returns what may be shown of a new thought; undefined when it may not be shown at all. */
  begin(text: string): string | undefined {
    if (this.thoughts === 0 || this.characters === 0) {
      this.isExceeded = true;
      return undefined;
    }
    this.thoughts -= 1;
    return this.take(text);
  }

  /** @returns the beginning of `text` for which there is room. */
  take(text: string): string {
    const kept = text.length <= this.characters ? text : cut(text, this.characters);
    if (kept.length < text.length) {
      this.isExceeded = true;
      this.characters = 0;
    } else this.characters -= kept.length;
    return kept;
  }

  /** Whether something was left out for the first time since the answer began. */
  takeNote(): boolean {
    if (!this.isExceeded || this.isNoted) return false;
    this.isNoted = true;
    return true;
  }

  /** The finished text of a thought replaces what was shown of it. */
  replace(shown: string, text: string): string {
    if (text === shown) return text;
    this.characters += shown.length;
    return this.take(text);
  }
}
