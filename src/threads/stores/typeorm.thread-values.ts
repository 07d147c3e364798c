import type { Identity } from '../../auth/identity.js';
import { cleanJson, cleanText } from '../../common/clean-json.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import type { ItemExtras, NewItem } from '../thread-store.js';
import { itemsKey, ownerKey } from './typeorm.thread-rows.js';

/** The first seven parameters of the statements that write a thread. */
export function threadValues(owner: Identity, thread: ThreadMetadata) {
  const { id, title = null, status, allowed_image_domains = null, metadata } = thread;
  const domains = allowed_image_domains === null ? null : cleanJson(allowed_image_domains);
  const text = [...Object.values(ownerKey(owner)), cleanText(id), title === null ? null : cleanText(title)];
  return [...text, cleanJson(status), domains, cleanJson(metadata)];
}

/** The first ten parameters of the statements that add a thread with its first items. */
export function newThreadValues(owner: Identity, thread: ThreadMetadata, items: readonly NewItem[]) {
  const rows = items.map(({ item, extras = {} }, index) => {
    const { id, type, created_at } = item;
    return { id, type, created_at, data: item, extras, sequence: index + 1 };
  });
  return [...threadValues(owner, thread), cleanText(thread.created_at), items.length + 1, cleanJson(rows)];
}

/** The first eight parameters of the statements that save an item. Extras that are not given stay. */
export function itemValues(owner: Identity, threadId: string, item: ThreadItem, extras?: ItemExtras) {
  const key = [...Object.values(itemsKey(owner, threadId)), cleanText(item.id)];
  return [...key, item.type, cleanJson(item), item.created_at, extras === undefined ? null : cleanJson(extras)];
}
