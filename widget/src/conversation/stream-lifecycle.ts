import type { ChatItem } from '../wire/types.js';
import {
  type Conversation,
  type Entry,
  emptyConversation,
  entriesOf,
  type Failure,
  type StreamKind,
  type StreamState,
} from './conversation.js';
import { appendEntry, entryById, removeEntries, updateEntry } from './entries.js';
import { interruptStreaming } from './events/stream-signals.js';

export interface NewStream {
  id: string;
  kind: StreamKind;
  startedAt: number;
  /** The reader's message, shown before the server has confirmed it. */
  message?: ChatItem;
}

/** Starts a stream. Its message is shown as pending until the server confirms it. */
export function beginStream(conversation: Conversation, { id, kind, startedAt, message }: NewStream): Conversation {
  const stream: StreamState = {
    id,
    kind,
    optimisticKey: message ? `k${conversation.nextKey}` : null,
    allowCancel: true,
    queue: {},
    progress: null,
    replied: false,
    startedAt,
  };
  const begun = { ...conversation, stream, failure: null };
  return message ? appendEntry(begun, { item: message, phase: 'pending', confirmed: false }) : begun;
}

const mustReply = (kind: StreamKind): boolean => kind === 'create' || kind === 'message' || kind === 'retry';

/** Ends a stream whose body has ended. The protocol has no final event, so items that are still open were cut off. */
export function endStream(conversation: Conversation): Conversation {
  const { stream } = conversation;
  if (stream === null) return conversation;
  const open = entriesOf(conversation).some((entry) => entry.phase === 'streaming');
  const cutOff = open || (mustReply(stream.kind) && !stream.replied);
  return cutOff ? interruptStream(conversation) : { ...settlePending(conversation), stream: null };
}

/** Ends a stream before its answer is complete: the connection broke or the body ended too early. */
export function interruptStream(conversation: Conversation): Conversation {
  const interrupted: Failure = { kind: 'interrupted', code: null, message: null, canRetry: true };
  const settled = settlePending(interruptStreaming(conversation));
  return { ...settled, failure: conversation.failure ?? interrupted, stream: null };
}

const settlePending = (conversation: Conversation): Conversation => {
  const key = conversation.stream?.optimisticKey;
  const entry = key ? conversation.entries[key] : undefined;
  return entry?.phase === 'pending' ? updateEntry(conversation, { ...entry, phase: 'failed' }) : conversation;
};

/** Ends a stream whose request failed. The reader's message stays, marked as not sent. */
export const failStream = (conversation: Conversation, failure: Failure): Conversation => ({
  ...settlePending(interruptStreaming(conversation)),
  failure,
  stream: null,
});

/**
 * Ends a stream that the reader stopped. Keeps what the reference server keeps (`handle_stream_cancelled`), so that a
 * reload looks the same: messages with text stay; empty messages and unfinished items of other types are removed.
 */
export function stopStream(conversation: Conversation): Conversation {
  if (conversation.stream === null) return conversation;
  const open = entriesOf(conversation).filter((entry) => entry.phase === 'streaming');
  const dropped = new Set(open.filter((entry) => !hasText(entry)).map((entry) => entry.key));
  const kept = removeEntries(conversation, dropped);
  const stopped = open
    .filter((entry) => hasText(entry))
    .reduce((changed, entry) => updateEntry(changed, { ...entry, phase: 'stopped' }), kept);
  return { ...stopped, stream: null, failure: null };
}

const hasText = ({ item }: Entry): boolean =>
  item.type === 'assistant_message' && item.content.some((part) => part.text.trim() !== '');

/** Removes a message that was stopped before its thread was created, as if it had not been sent. */
export function withdrawMessage(conversation: Conversation): Conversation {
  const key = conversation.stream?.optimisticKey;
  if (!key || conversation.thread !== null) return conversation;
  return { ...emptyConversation(), nextKey: conversation.nextKey };
}

export function removeMessage(conversation: Conversation, key: string): Conversation {
  return { ...removeEntries(conversation, new Set([key])), failure: null };
}

/** Removes the items after a retried message. The server deletes them too, without events. */
export function truncateAfter(conversation: Conversation, itemId: string): Conversation {
  const entry = entryById(conversation, itemId);
  if (entry === undefined) return conversation;
  const after = conversation.order.slice(conversation.order.indexOf(entry.key) + 1);
  return { ...removeEntries(conversation, new Set(after)), failure: null };
}
