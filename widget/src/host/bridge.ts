import type { ChatWidgetOptions } from './options.js';
import type { Quote } from './quote.js';

/** Events of the host element and their details. In the DOM each name has the prefix `chatkit.`. */
export interface WidgetEvents {
  ready: Record<string, never>;
  error: { error: Error };
  effect: { name: string; data: Record<string, unknown> };
  deeplink: { name: string; data: Record<string, unknown> };
  'response.start': Record<string, never>;
  'response.end': Record<string, never>;
  'thread.change': { threadId: string | null };
  'thread.load.start': { threadId: string };
  'thread.load.end': { threadId: string };
  'tool.change': { toolId: string | null };
  'history.open': Record<string, never>;
  'history.close': Record<string, never>;
  /** For diagnosis: names and counts, never the text of a message. */
  log: { name: string; data: Record<string, unknown> };
}
export type EventName = keyof WidgetEvents;

/** What the panel needs from the page around it. The shell implements it. */
export interface WidgetBridge {
  options(): ChatWidgetOptions;
  apiUrl(): string;
  locale(): string;
  emit<Name extends EventName>(name: Name, detail: WidgetEvents[Name]): void;
  /** The `metadata` of a request. Call it when a message is sent, not earlier: the reader may change the page. */
  readerContext(quote: Quote | null): Record<string, unknown>;
  /** Title of the open page for display; null when the page does not identify itself. */
  pageTitle(): string | null;
  /** Follows a link of this site in this tab. Links to other sites are left to the browser. */
  navigate(url: string, event?: { preventDefault(): void }): void;
  close(): void;
  /** Both return a function that stops listening. */
  onOptionsChange(listener: () => void): () => void;
  onPageChange(listener: () => void): () => void;
}
