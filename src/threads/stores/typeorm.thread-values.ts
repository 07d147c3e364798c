import type { Owner } from '../../auth/identity.js';
import { cleanJson, cleanText } from '../../common/clean-json.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import type { ItemExtras, NewItem } from '../thread-store.js';
import { itemsKey } from './typeorm.thread-rows.js';

export type ThreadKey = ReturnType<typeof itemsKey>;
export type ItemKey = ReturnType<typeof itemKey>;
export type ThreadValues = ReturnType<typeof threadValues>;
export type NewThreadValues = ReturnType<typeof newThreadValues>;
export type ItemValues = ReturnType<typeof itemValues>;

export function itemKey(owner: Owner, threadId: string, itemId: string) {
  return { ...itemsKey(owner, threadId), itemId: cleanText(itemId) };
}

/** Parameters of the statements that write a thread. */
export function threadValues(owner: Owner, thread: ThreadMetadata) {
  const { id, title = null, status, allowed_image_domains = null, metadata } = thread;
  return {
    ...itemsKey(owner, id),
    title: title === null ? null : cleanText(title),
    status: cleanJson(status),
    allowedImageDomains: allowed_image_domains === null ? null : cleanJson(allowed_image_domains),
    metadata: cleanJson(metadata),
  };
}

/** Parameters of the statements that insert a thread with its first items. */
export function newThreadValues(owner: Owner, thread: ThreadMetadata, items: readonly NewItem[]) {
  const rows = items.map(({ item, extras = {} }, index) => {
    const { id, type, created_at } = item;
    return { id, type, created_at, data: item, extras, sequence: index + 1 };
  });
  return {
    ...threadValues(owner, thread),
    createdAt: cleanText(thread.created_at),
    nextItemSequence: items.length + 1,
    items: cleanJson(rows),
  };
}

/** Parameters of the statements that save an item. Stored extras are kept when none are given. */
export function itemValues(owner: Owner, threadId: string, item: ThreadItem, extras?: ItemExtras) {
  return {
    ...itemKey(owner, threadId, item.id),
    itemType: item.type,
    item: cleanJson(item),
    itemCreatedAt: item.created_at,
    extras: extras === undefined ? null : cleanJson(extras),
  };
}
