import type { ThreadStreamEvent } from '../protocol/events.js';
import type { RunRecord } from '../threads/run-store.js';

/**
 * What a request is answered with. Everything that deserves an HTTP status has happened before a reply exists; an
 * answer is a run, which goes on by itself and whose log the response tails.
 */
export type Reply =
  | { readonly kind: 'json'; readonly body: object }
  | { readonly kind: 'events'; readonly events: readonly ThreadStreamEvent[] }
  | RunReply;

export interface RunReply {
  readonly kind: 'run';
  readonly run: RunRecord;
}

export const json = (body: object): Reply => ({ kind: 'json', body });
