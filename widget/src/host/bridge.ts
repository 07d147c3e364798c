import type { Quote } from '../session/chat-store.js';
import type { ChatWidgetOptions } from './options.js';

/** Events of the host element, `chatkit.` before each name in the DOM. */
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
  /** Names and counts for diagnosis; never the text of a message. */
  log: { name: string; data: Record<string, unknown> };
}
export type EventName = keyof WidgetEvents;

/** What the panel needs from the page around it. The shell implements it, tests give a plain object. */
export interface WidgetBridge {
  options(): ChatWidgetOptions;
  apiUrl(): string;
  locale(): string;
  emit<Name extends EventName>(name: Name, detail: WidgetEvents[Name]): void;
  /** Read at the moment of sending, never earlier. */
  readerContext(quote: Quote | null): Record<string, unknown>;
  pageTitle(): string | null;
  navigate(url: string, event?: { preventDefault(): void }): void;
  close(): void;
  onOptionsChange(listener: () => void): () => void;
  onPageChange(listener: () => void): () => void;
}
