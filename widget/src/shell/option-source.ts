import type { ChatWidgetOptions } from '../host/options.js';
import { StringBundle } from './string-bundle.js';

/** The options in force: those that the page set, with the words of its `stringsUrl` once they are loaded. */
export class OptionSource {
  private readonly listeners = new Set<() => void>();
  private readonly strings = new StringBundle(() => this.changed());

  /** `onChange` is called before the listeners, which may read what it updates. */
  constructor(
    private given: ChatWidgetOptions,
    private readonly onChange: () => void,
  ) {}

  get current(): ChatWidgetOptions {
    return this.strings.merged(this.given);
  }

  /** Replaces all options that were set before. */
  set(options: ChatWidgetOptions): void {
    this.given = options;
    this.changed();
  }

  /** @returns a function that removes the listener. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(): void {
    this.onChange();
    for (const listener of this.listeners) listener();
  }
}
