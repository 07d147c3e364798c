import { type SafeMarkdownOptions, SafeMarkdownStream } from '../answer-text/safe-markdown-stream.js';

/**
 * Cleans a text that is sent whole each time it grows, such as a thought, and reads only what is new. A text that does
 * not continue the one before it is read from its beginning.
 */
export class GrowingText {
  private stream: SafeMarkdownStream;
  private raw = '';
  private clean = '';

  constructor(private readonly options: SafeMarkdownOptions) {
    this.stream = new SafeMarkdownStream('', options);
  }

  /** The text so far. Its end is held back while it may become a link, until the same text is given again. */
  update(text: string): string {
    if (text === this.raw) return this.whole();
    if (!text.startsWith(this.raw)) {
      this.stream = new SafeMarkdownStream('', this.options);
      this.raw = '';
      this.clean = '';
    }
    this.clean += this.stream.feed(text.slice(this.raw.length)).text;
    this.raw = text;
    return this.clean;
  }

  /** The text so far as it is if it ends here. */
  whole(): string {
    return this.clean + this.stream.preview();
  }
}
