import type { ChatItem } from '../wire/types.js';
import type { Conversation, Entry, ItemPhase } from './conversation.js';

/** Context of the model that is not for readers. A server should not send it; it is never kept. */
export const isHidden = (item: ChatItem): boolean =>
  item.type === 'hidden_context_item' || item.type === 'sdk_hidden_context';

/** The newest entry with this server id. */
export function entryById(conversation: Conversation, itemId: string): Entry | undefined {
  const key = Object.hasOwn(conversation.keyById, itemId) ? conversation.keyById[itemId] : undefined;
  return key === undefined ? undefined : conversation.entries[key];
}

export const updateEntry = (conversation: Conversation, entry: Entry): Conversation => ({
  ...conversation,
  entries: { ...conversation.entries, [entry.key]: entry },
});

/** Replaces the item of an entry. The local key stays, and with it the state of its view. */
export function settleEntry(conversation: Conversation, entry: Entry, item: ChatItem, phase: ItemPhase): Conversation {
  const streamId = conversation.stream?.id ?? entry.streamId;
  const settled = updateEntry(conversation, { ...entry, item, serverId: item.id, phase, streamId });
  return { ...settled, keyById: { ...settled.keyById, [item.id]: entry.key } };
}

interface NewEntry {
  item: ChatItem;
  phase: ItemPhase;
  /** False for a message that the server has not confirmed. */
  confirmed?: boolean;
}

export function appendEntry(conversation: Conversation, fresh: NewEntry): Conversation {
  const [entry, counted] = newEntry(conversation, fresh);
  return withEntry(counted, entry, [...counted.order, entry.key]);
}

export function newEntry(
  conversation: Conversation,
  { item, phase, confirmed = true }: NewEntry,
): [Entry, Conversation] {
  const key = `k${conversation.nextKey}`;
  const streamId = conversation.stream?.id ?? null;
  const entry: Entry = { key, item, phase, serverId: confirmed ? item.id : null, streamId };
  return [entry, { ...conversation, nextKey: conversation.nextKey + 1 }];
}

export const withEntry = (conversation: Conversation, entry: Entry, order: readonly string[]): Conversation => ({
  ...conversation,
  order,
  entries: { ...conversation.entries, [entry.key]: entry },
  keyById: entry.serverId === null ? conversation.keyById : { ...conversation.keyById, [entry.serverId]: entry.key },
});

/** Removes entries and the server ids that refer to them. */
export function removeEntries(conversation: Conversation, keys: ReadonlySet<string>): Conversation {
  if (keys.size === 0) return conversation;
  const keepKey = ([key]: [string, unknown]): boolean => !keys.has(key);
  return {
    ...conversation,
    order: conversation.order.filter((key) => !keys.has(key)),
    entries: Object.fromEntries(Object.entries(conversation.entries).filter(keepKey)),
    keyById: Object.fromEntries(Object.entries(conversation.keyById).filter(([, key]) => !keys.has(key))),
  };
}
