import type { NoticeLevel, ThreadInfo } from '../wire/normalize.js';
import type { ChatItem, ThreadItemUpdate } from '../wire/types.js';

/**
 * One thread as the reader sees it. Immutable data: parts that did not change keep their identity and are not rendered
 * again.
 */
export interface Conversation {
  /** Null until the server has created the thread. */
  thread: ThreadInfo | null;
  /** Local keys in the order of the server, then of arrival. Not sorted by time: clocks of servers differ. */
  order: readonly string[];
  entries: Readonly<Record<string, Entry>>;
  /** Key of the newest entry for each server id. Some models use the same id for several answers. */
  keyById: Readonly<Record<string, string>>;
  /** Ids of removed items. A late update must not create them again. */
  tombstones: Readonly<Record<string, true>>;
  hasOlder: boolean;
  olderCursor: string | null;
  stream: StreamState | null;
  failure: Failure | null;
  notices: readonly Notice[];
  /** Side effects for the session; `takeOutcomes` removes them. */
  outcomes: readonly Outcome[];
  nextKey: number;
}

export type ItemPhase = 'pending' | 'streaming' | 'done' | 'stopped' | 'interrupted' | 'failed';

/** One item of the thread with its local state. */
export interface Entry {
  key: string;
  /** Null for a message that the server has not confirmed yet. */
  serverId: string | null;
  item: ChatItem;
  phase: ItemPhase;
  /** The stream that last added or finished the item. */
  streamId: string | null;
  imageProgress?: number;
}

export type StreamKind = 'create' | 'message' | 'retry' | 'tool-output' | 'structured-input' | 'action' | 'resume';

/** State of the stream that writes to the conversation. */
export interface StreamState {
  id: string;
  kind: StreamKind;
  optimisticKey: string | null;
  allowCancel: boolean;
  /** Updates for items that have not been added yet, by item id. */
  queue: Readonly<Record<string, readonly ThreadItemUpdate[]>>;
  progress: { icon: string | null; text: string } | null;
  /** True once anything that counts as an answer has arrived. */
  replied: boolean;
  startedAt: number;
}

export type FailureKind =
  | 'server'
  | 'interrupted'
  | 'network'
  | 'http'
  | 'rate-limited'
  | 'rejected'
  | 'signed-out'
  | 'gone'
  | 'busy';

/** Why the last request or answer failed. */
export interface Failure {
  kind: FailureKind;
  code: string | null;
  /** Message of the server for the reader, if it sent one. */
  message: string | null;
  canRetry: boolean;
  /** Milliseconds since the epoch. The server rejects a retry before that time. */
  retryAt?: number;
}

export interface Notice {
  id: string;
  level: NoticeLevel;
  message: string;
  title: string | null;
}

export type Outcome =
  | { type: 'bound'; threadId: string }
  | { type: 'thread-changed' }
  | { type: 'effect'; name: string; data: Record<string, unknown> }
  | { type: 'server-error'; code: string; message: string | null }
  | { type: 'log'; name: string; data: Record<string, unknown> };

export const emptyConversation = (thread: ThreadInfo | null = null): Conversation => ({
  thread,
  order: [],
  entries: {},
  keyById: {},
  tombstones: {},
  hasOlder: false,
  olderCursor: null,
  stream: null,
  failure: null,
  notices: [],
  outcomes: [],
  nextKey: 1,
});

/** Adds a side effect for the session. */
export const withOutcome = (conversation: Conversation, outcome: Outcome): Conversation => ({
  ...conversation,
  outcomes: [...conversation.outcomes, outcome],
});

/** Adds a diagnostic event. `data` must not contain text of messages. */
export const log = (conversation: Conversation, name: string, data: Record<string, unknown> = {}): Conversation =>
  withOutcome(conversation, { type: 'log', name, data });

/** The entries in the order in which they are shown. */
export const entriesOf = (conversation: Conversation): Entry[] =>
  conversation.order.flatMap((key) => conversation.entries[key] ?? []);
