import type { ChatItem, ThreadItemUpdate } from '../../wire/types.js';
import { type Conversation, type Entry, log } from '../conversation.js';
import { appendEntry, entryById, isHidden, removeEntries, settleEntry, updateEntry } from '../entries.js';
import { applyUpdate } from '../updates/apply-update.js';
import { dequeue, enqueue } from './update-queue.js';

const REPLIES = new Set([
  'assistant_message',
  'widget',
  'workflow',
  'task',
  'generated_image',
  'client_tool_call',
  'structured_input',
]);

/** Notes that the answer has begun. User messages do not count: every client receives them. */
function markReplied(conversation: Conversation, item: ChatItem): Conversation {
  const { stream } = conversation;
  if (stream === null || stream.replied || !REPLIES.has(item.type)) return conversation;
  // Changing an older item, such as a widget, is an answer too.
  return { ...conversation, stream: { ...stream, replied: true } };
}

/** Opens an item that will stream. A repeated event for an open or finished item of this stream is ignored. */
export function itemAdded(conversation: Conversation, item: ChatItem): Conversation {
  if (isHidden(item)) return log(conversation, 'item.hidden', { type: item.type });
  const marked = markReplied(conversation, item);
  const known = entryById(marked, item.id);
  if (known === undefined) return dequeue(appendEntry(marked, { item, phase: 'streaming' }), item.id);
  if (known.phase === 'streaming' || finishedHere(marked, known)) return marked;
  if (item.type !== 'assistant_message') return settleEntry(marked, known, item, 'streaming');
  // Some Chat Completions models use one id for every answer; an older answer must not be overwritten.
  return log(appendEntry(marked, { item, phase: 'streaming' }), 'item.id_reused', { id: item.id });
}

const finishedHere = (conversation: Conversation, entry: Entry): boolean =>
  entry.phase === 'done' && conversation.stream !== null && entry.streamId === conversation.stream.id;

/** Replaces the streamed item by the finished one. User messages and static widgets arrive only as finished items. */
export function itemDone(conversation: Conversation, item: ChatItem): Conversation {
  if (isHidden(item)) return log(conversation, 'item.hidden', { type: item.type });
  const marked = forget(markReplied(conversation, item), item.id);
  const entry = optimisticEntry(marked, item) ?? entryById(marked, item.id);
  return entry === undefined ? appendEntry(marked, { item, phase: 'done' }) : settleEntry(marked, entry, item, 'done');
}

/** The entry of the message that this stream sent. Not found by text, because a text may be sent twice. */
function optimisticEntry(conversation: Conversation, item: ChatItem): Entry | undefined {
  const key = conversation.stream?.optimisticKey;
  if (item.type !== 'user_message' || !key) return undefined;
  const entry = conversation.entries[key];
  return entry?.serverId === null ? entry : undefined;
}

function forget(conversation: Conversation, itemId: string): Conversation {
  const { [itemId]: buried, ...tombstones } = conversation.tombstones;
  const cleared = buried ? { ...conversation, tombstones } : conversation;
  const { stream } = cleared;
  if (stream === null || !Object.hasOwn(stream.queue, itemId)) return cleared;
  const { [itemId]: waiting, ...queue } = stream.queue;
  return waiting ? { ...cleared, stream: { ...stream, queue } } : cleared;
}

/** Removes an item and remembers its id, so that a late update does not create it again. */
export function itemRemoved(conversation: Conversation, itemId: string): Conversation {
  const forgotten = forget(conversation, itemId);
  const entry = entryById(forgotten, itemId);
  const removed = entry === undefined ? forgotten : removeEntries(forgotten, new Set([entry.key]));
  return { ...removed, tombstones: { ...removed.tombstones, [itemId]: true } };
}

/** Replaces an item under the same local key, so that expanded details and typed values stay. */
export function itemReplaced(conversation: Conversation, item: ChatItem): Conversation {
  if (isHidden(item)) return log(conversation, 'item.hidden', { type: item.type });
  const marked = markReplied(conversation, item);
  const entry = entryById(marked, item.id);
  if (entry === undefined) return appendEntry(forget(marked, item.id), { item, phase: 'done' });
  return settleEntry(marked, entry, item, entry.phase === 'streaming' ? 'streaming' : 'done');
}

/** Updates an item, possibly of an earlier turn: a workflow may continue over several turns. */
export function itemUpdated(conversation: Conversation, itemId: string, update: ThreadItemUpdate): Conversation {
  if (Object.hasOwn(conversation.tombstones, itemId)) return conversation;
  const entry = entryById(conversation, itemId);
  if (entry === undefined) return enqueue(conversation, itemId, update);
  const updated = applyUpdate(entry, update);
  if (updated === null) return log(conversation, 'update.ignored', { type: update.type, item: entry.item.type });
  return updated === entry ? conversation : updateEntry(markReplied(conversation, updated.item), updated);
}
