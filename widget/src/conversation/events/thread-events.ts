import type { ThreadPage } from '../../wire/normalize.js';
import { type Conversation, withOutcome } from '../conversation.js';
import { itemDone } from './item-events.js';

/** Gives the conversation its thread. The message that is already shown stays. */
export function threadCreated(conversation: Conversation, thread: ThreadPage): Conversation {
  const { items: _items, ...info } = thread;
  const first = conversation.thread?.id !== info.id;
  const bound = { ...conversation, thread: info };
  return first ? withOutcome(bound, { type: 'bound', threadId: info.id }) : bound;
}

/**
 * Takes title, status and image domains. An empty `items` is not an empty thread: the reference server never fills it.
 */
export function threadUpdated(conversation: Conversation, thread: ThreadPage): Conversation {
  const { items, ...info } = thread;
  const merged = { ...info, createdAt: info.createdAt || (conversation.thread?.createdAt ?? '') };
  const updated = items.data.reduce(itemDone, { ...conversation, thread: merged });
  return withOutcome(updated, { type: 'thread-changed' });
}
