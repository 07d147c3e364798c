import type { NoticeLevel, ThreadInfo } from '../wire/normalize.js';
import type { ChatItem, ThreadItemUpdate } from '../wire/types.js';

/**
 * One thread as the reader sees it. Plain data: every change makes a new value, so what did not change keeps its
 * identity and is not drawn again.
 */
export interface Conversation {
  /** Null until the server has made the thread. */
  thread: ThreadInfo | null;
  /** Local keys in the order of the server's list, then of arrival. Never sorted by time: clocks disagree. */
  order: readonly string[];
  entries: Readonly<Record<string, Entry>>;
  /** The newest entry of each server id; some models give the same id to many answers. */
  keyById: Readonly<Record<string, string>>;
  /** Ids that the server took back; a late update must not bring them to life again. */
  tombstones: Readonly<Record<string, true>>;
  hasOlder: boolean;
  olderCursor: string | null;
  stream: StreamState | null;
  failure: Failure | null;
  notices: readonly Notice[];
  /** What the session has to do after this change; drained by `takeOutcomes`. */
  outcomes: readonly Outcome[];
  nextKey: number;
}

export type ItemPhase = 'pending' | 'streaming' | 'done' | 'stopped' | 'interrupted' | 'failed';

export interface Entry {
  key: string;
  /** Null for a message that the server has not confirmed yet. */
  serverId: string | null;
  item: ChatItem;
  phase: ItemPhase;
  /** The stream that last added or finished it. */
  streamId: string | null;
  imageProgress?: number;
}

export type StreamKind = 'create' | 'message' | 'retry' | 'tool-output' | 'structured-input' | 'action' | 'resume';

export interface StreamState {
  id: string;
  kind: StreamKind;
  optimisticKey: string | null;
  allowCancel: boolean;
  /** Updates for items that have not been announced yet. */
  queue: Readonly<Record<string, readonly ThreadItemUpdate[]>>;
  progress: { icon: string | null; text: string } | null;
  /** Whether anything that counts as an answer arrived. */
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

export interface Failure {
  kind: FailureKind;
  code: string | null;
  /** The server's own words, if it sent any. */
  message: string | null;
  canRetry: boolean;
  /** Milliseconds since the epoch before which a retry is refused. */
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

export const withOutcome = (conversation: Conversation, outcome: Outcome): Conversation => ({
  ...conversation,
  outcomes: [...conversation.outcomes, outcome],
});

export const log = (conversation: Conversation, name: string, data: Record<string, unknown> = {}): Conversation =>
  withOutcome(conversation, { type: 'log', name, data });

/** The entries in the order in which they are shown. */
export const entriesOf = (conversation: Conversation): Entry[] =>
  conversation.order.flatMap((key) => conversation.entries[key] ?? []);
