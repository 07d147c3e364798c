import type { ChatWidgetOptions } from '../host/options.js';

/** The words of `stringsUrl`, a JSON file. Until it is loaded, and when it cannot be loaded, the words are English. */
export class StringBundle {
  private url: string | null = null;
  private words: Record<string, string> = {};

  constructor(private readonly onLoaded: () => void) {}

  merged(options: ChatWidgetOptions): ChatWidgetOptions {
    const { stringsUrl = null } = options;
    if (stringsUrl !== this.url) this.load(stringsUrl);
    return stringsUrl === null ? options : { ...options, strings: { ...this.words, ...options.strings } };
  }

  private load(url: string | null): void {
    this.url = url;
    this.words = {};
    if (url === null) return;
    // The widget works with its English words when these cannot be loaded.
    this.fetchWords(url).catch((error: unknown) => console.warn('chatkit: stringsUrl could not be loaded.', error));
  }

  private async fetchWords(url: string): Promise<void> {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    const words = (await response.json()) as Record<string, string>;
    if (this.url !== url) return;
    this.words = words;
    this.onLoaded();
  }
}
