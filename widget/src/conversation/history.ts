import type { ItemPage, ThreadInfo } from '../wire/normalize.js';
import type { ChatItem } from '../wire/types.js';
import { type Conversation, emptyConversation, entriesOf } from './conversation.js';
import { appendEntry, entryById, isHidden, newEntry, removeEntries, settleEntry, withEntry } from './entries.js';

const isShown = (item: ChatItem): boolean => !isHidden(item);

export interface LoadedThread {
  thread: ThreadInfo;
  /** Oldest first. */
  items: readonly ChatItem[];
  hasOlder: boolean;
  olderCursor: string | null;
}

export const openThread = (loaded: LoadedThread): Conversation => {
  const opened = { ...emptyConversation(loaded.thread), hasOlder: loaded.hasOlder, olderCursor: loaded.olderCursor };
  return loaded.items.filter(isShown).reduce(upsert, opened);
};

function upsert(conversation: Conversation, item: ChatItem): Conversation {
  const entry = entryById(conversation, item.id);
  return entry === undefined
    ? appendEntry(conversation, { item, phase: 'done' })
    : settleEntry(conversation, entry, item, 'done');
}

/** An older page, newest first as `items.list` sends it, put before what is shown. Known items are not repeated. */
export function prependOlder(conversation: Conversation, page: ItemPage): Conversation {
  let changed: Conversation = { ...conversation, hasOlder: page.hasMore, olderCursor: page.after };
  for (const item of page.data.filter(isShown)) {
    if (entryById(changed, item.id) !== undefined) continue;
    const [entry, counted] = newEntry(changed, { item, phase: 'done' });
    changed = withEntry(counted, entry, [entry.key, ...counted.order]);
  }
  return changed;
}

/**
 * The server's newest page, read again after a lost connection or when the tab is shown: what it has is taken over,
 * what it had and has no more is removed, messages that never reached it stay.
 */
export function reconcile(conversation: Conversation, loaded: LoadedThread): Conversation {
  const known = new Set(loaded.items.map((item) => item.id));
  const entries = entriesOf(conversation);
  const start = entries.findIndex((entry) => entry.serverId !== null && known.has(entry.serverId));
  const gone = entries
    .slice(Math.max(start, 0))
    .filter((entry) => entry.serverId !== null && !known.has(entry.serverId));
  const kept = removeEntries({ ...conversation, thread: loaded.thread }, new Set(gone.map((entry) => entry.key)));
  const updated = inServerOrder(loaded.items.filter(isShown).reduce(upsert, kept), loaded.items);
  const failure = wentOn(conversation, updated) ? null : conversation.failure;
  // With nothing in common the loaded page stands alone, and so does its cursor.
  const { hasOlder, olderCursor } = start < 0 ? loaded : conversation;
  return { ...updated, hasOlder, olderCursor, failure };
}

/** Whether the server has more of the answer than was seen here: then it was not lost, only its connection was. */
const wentOn = (before: Conversation, after: Conversation): boolean => answerLength(after) > answerLength(before);

const answerLength = (conversation: Conversation): number =>
  entriesOf(conversation).reduce(
    (sum, { item }) => sum + (item.type === 'assistant_message' ? textLength(item) : 0),
    0,
  );

const textLength = (item: Extract<ChatItem, { type: 'assistant_message' }>): number =>
  item.content.reduce((sum, part) => sum + part.text.length, 0);

/** Entries that the server lists take the server's order; local ones keep their places between them. */
function inServerOrder(conversation: Conversation, items: readonly ChatItem[]): Conversation {
  const listed = items.flatMap((item) => conversation.keyById[item.id] ?? []);
  const isListed = new Set(listed);
  let next = 0;
  const order = conversation.order.map((key) => (isListed.has(key) ? (listed[next++] ?? key) : key));
  return { ...conversation, order };
}
