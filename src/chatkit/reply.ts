import type { ThreadStreamEvent } from '../protocol/events.js';
import type { RunRecord } from '../threads/run-store.js';

/**
 * The result of a request: JSON, or a run whose log the response follows. Every failure with an HTTP status is thrown
 * before a reply exists.
 */
export type Reply =
  | { readonly kind: 'json'; readonly body: object }
  | { readonly kind: 'events'; readonly events: readonly ThreadStreamEvent[] }
  | RunReply;

/** A reply whose events are those of a run. */
export interface RunReply {
  readonly kind: 'run';
  readonly run: RunRecord;
}

export const json = (body: object): Reply => ({ kind: 'json', body });
