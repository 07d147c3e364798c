import { QUEUED_UPDATES } from '../../host/limits.js';
import type { ThreadItemUpdate } from '../../wire/types.js';
import { type Conversation, log } from '../conversation.js';
import { entryById, updateEntry } from '../entries.js';
import { applyUpdate } from '../updates/apply-update.js';

/** Keeps an update whose item has not been added yet, until it is added or the stream ends. */
export function enqueue(conversation: Conversation, itemId: string, update: ThreadItemUpdate): Conversation {
  const { stream } = conversation;
  if (stream === null) return log(conversation, 'update.unknown_item', { type: update.type });
  const queued = Object.values(stream.queue).reduce((sum, updates) => sum + updates.length, 0);
  if (queued >= QUEUED_UPDATES) return log(conversation, 'update.queue_full', { type: update.type });
  const waiting = Object.hasOwn(stream.queue, itemId) ? (stream.queue[itemId] ?? []) : [];
  return { ...conversation, stream: { ...stream, queue: { ...stream.queue, [itemId]: [...waiting, update] } } };
}

/** Applies the kept updates of an item in the order of their arrival. */
export function dequeue(conversation: Conversation, itemId: string): Conversation {
  const { stream } = conversation;
  if (stream === null || !Object.hasOwn(stream.queue, itemId)) return conversation;
  const { [itemId]: waiting = [], ...queue } = stream.queue;
  let entry = entryById(conversation, itemId);
  for (const update of waiting) entry = entry && (applyUpdate(entry, update) ?? entry);
  const emptied = { ...conversation, stream: { ...stream, queue } };
  return entry === undefined ? emptied : updateEntry(emptied, entry);
}
