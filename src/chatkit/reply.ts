import type { ThreadStreamEvent } from '../protocol/events.js';

/**
 * What a request is answered with. Everything that deserves an HTTP status has happened before a reply exists: `open`
 * only produces the events, and ends early when the signal aborts.
 */
export type Reply =
  | { readonly kind: 'json'; readonly body: object }
  | { readonly kind: 'stream'; readonly open: (signal: AbortSignal) => AsyncIterable<ThreadStreamEvent> };

export const json = (body: object): Reply => ({ kind: 'json', body });
