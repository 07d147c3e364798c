import { NOTICES } from '../../host/limits.js';
import type { ChatEvent } from '../../wire/normalize.js';
import { type Conversation, entriesOf, type StreamState, withOutcome } from '../conversation.js';
import { updateEntry } from '../entries.js';

type EventOf<Type extends ChatEvent['type']> = Extract<ChatEvent, { type: Type }>;
const withStream = (conversation: Conversation, change: Partial<StreamState>): Conversation =>
  conversation.stream === null ? conversation : { ...conversation, stream: { ...conversation.stream, ...change } };

export const streamOptions = (conversation: Conversation, event: EventOf<'stream_options'>): Conversation =>
  withStream(conversation, { allowCancel: event.allowCancel });

/** Sets the progress line, which is not stored with the thread. */
export const progressUpdate = (conversation: Conversation, event: EventOf<'progress_update'>): Conversation =>
  withStream(conversation, { progress: { icon: event.icon, text: event.text } });

/** Passes a client effect to the page. It counts as a reply. */
export const clientEffect = (conversation: Conversation, event: EventOf<'client_effect'>): Conversation =>
  withOutcome(withStream(conversation, { replied: true }), { type: 'effect', name: event.name, data: event.data });

/** Adds a notice unless it is already shown. Only the newest `NOTICES` are kept. */
export function notice(conversation: Conversation, event: EventOf<'notice'>): Conversation {
  const { level, message, title } = event;
  const same = (other: { message: string; title: string | null }): boolean =>
    other.message === message && other.title === title;
  if (conversation.notices.some(same)) return withStream(conversation, { replied: true });
  const added = { id: `n${conversation.nextKey}`, level, message, title };
  const notices = [...conversation.notices, added].slice(-NOTICES);
  return withStream({ ...conversation, notices, nextKey: conversation.nextKey + 1 }, { replied: true });
}

/** Records a failure. Streamed text stays, later events still apply, and a later error replaces this one. */
export function streamError(conversation: Conversation, event: EventOf<'error'>): Conversation {
  const { code, message, allowRetry } = event;
  const failure = { kind: 'server', code, message, canRetry: allowRetry } as const;
  const stopped = withStream({ ...interruptStreaming(conversation), failure }, { replied: true, progress: null });
  return withOutcome(stopped, { type: 'server-error', code, message });
}

export const interruptStreaming = (conversation: Conversation): Conversation =>
  entriesOf(conversation)
    .filter((entry) => entry.phase === 'streaming')
    .reduce((changed, entry) => updateEntry(changed, { ...entry, phase: 'interrupted' }), conversation);
