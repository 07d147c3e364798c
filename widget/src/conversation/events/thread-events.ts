import type { ThreadPage } from '../../wire/normalize.js';
import { type Conversation, withOutcome } from '../conversation.js';
import { itemDone } from './item-events.js';

/** The message that is already on screen stays: only the thread gets its name. */
export function threadCreated(conversation: Conversation, thread: ThreadPage): Conversation {
  const { items: _items, ...info } = thread;
  const first = conversation.thread?.id !== info.id;
  const bound = { ...conversation, thread: info };
  return first ? withOutcome(bound, { type: 'bound', threadId: info.id }) : bound;
}

/** `items` is always empty here in the reference server: it never means that the thread has none. */
export function threadUpdated(conversation: Conversation, thread: ThreadPage): Conversation {
  const { items, ...info } = thread;
  const merged = { ...info, createdAt: info.createdAt || (conversation.thread?.createdAt ?? '') };
  const updated = items.data.reduce(itemDone, { ...conversation, thread: merged });
  return withOutcome(updated, { type: 'thread-changed' });
}
