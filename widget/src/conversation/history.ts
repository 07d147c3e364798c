import type { ItemPage, ThreadInfo } from '../wire/normalize.js';
import type { ChatItem } from '../wire/types.js';
import { type Conversation, emptyConversation, entriesOf } from './conversation.js';
import { appendEntry, entryById, isHidden, newEntry, removeEntries, settleEntry, withEntry } from './entries.js';

const isShown = (item: ChatItem): boolean => !isHidden(item);

export interface LoadedThread {
  thread: ThreadInfo;
  /** In the order of the thread, oldest first. */
  items: readonly ChatItem[];
  hasOlder: boolean;
  olderCursor: string | null;
}

/** The conversation of a loaded thread. */
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

/** Inserts an older page before the shown items. `items.list` sends it newest first. Known items are skipped. */
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
 * Merges the newest page of the server after a lost connection or when the tab is shown: its items replace ours, items
 * that it no longer has are removed, and messages that never reached it stay.
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
  // When the pages have no item in common, only the loaded page and its cursor are valid.
  const { hasOlder, olderCursor } = start < 0 ? loaded : conversation;
  return { ...updated, hasOlder, olderCursor, failure };
}

/** True if the server has more of the answer than this client: the answer was not cut off, only its connection. */
const wentOn = (before: Conversation, after: Conversation): boolean => answerLength(after) > answerLength(before);

const answerLength = (conversation: Conversation): number =>
  entriesOf(conversation).reduce(
    (sum, { item }) => sum + (item.type === 'assistant_message' ? textLength(item) : 0),
    0,
  );

const textLength = (item: Extract<ChatItem, { type: 'assistant_message' }>): number =>
  item.content.reduce((sum, part) => sum + part.text.length, 0);

/** Puts listed entries into the order of the server; local entries keep their positions. */
function inServerOrder(conversation: Conversation, items: readonly ChatItem[]): Conversation {
  const listed = items.flatMap((item) => conversation.keyById[item.id] ?? []);
  const isListed = new Set(listed);
  let next = 0;
  const order = conversation.order.map((key) => (isListed.has(key) ? (listed[next++] ?? key) : key));
  return { ...conversation, order };
}
