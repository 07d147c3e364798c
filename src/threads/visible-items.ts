import type { Owner } from '../auth/identity.js';
import { isHiddenItem, type ThreadItem } from '../protocol/items.js';
import type { Page } from '../protocol/page.js';
import { ITEMS_READ_AT_ONCE } from './limits.js';
import type { PageRequest, ThreadStore } from './thread-store.js';

/** A page of visible items. Hidden items between them do not make the page shorter. */
export async function listVisibleItems(
  store: ThreadStore,
  owner: Owner,
  threadId: string,
  page: PageRequest,
): Promise<Page<ThreadItem>> {
  const visible: ThreadItem[] = [];
  let { after } = page;
  while (true) {
    const limit = Math.min(page.limit + 1, ITEMS_READ_AT_ONCE);
    const stored = await store.listItems(owner, threadId, { ...page, limit, after });
    visible.push(...stored.data.filter((item) => !isHiddenItem(item)));
    // One item more than requested proves that another page follows.
    if (visible.length > page.limit) return firstOf(visible, page.limit);
    if (!stored.has_more) return { data: visible, has_more: false };
    after = stored.after;
  }
}

function firstOf(items: readonly ThreadItem[], limit: number): Page<ThreadItem> {
  const data = items.slice(0, limit);
  return { data, has_more: true, after: data.at(-1)?.id };
}
