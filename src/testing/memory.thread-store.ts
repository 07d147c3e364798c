import type { Identity } from '../auth/identity.js';
import { cleanCopy, cleanText } from '../common/clean-json.js';
import { ConflictError } from '../common/errors/conflict.error.js';
import { type MissingNoun, NotFoundError } from '../common/errors/not-found.error.js';
import type { ThreadItem } from '../protocol/items.js';
import type { Page } from '../protocol/page.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import { type ItemExtras, type NewItem, type PageRequest, ThreadStore } from '../threads/thread-store.js';
import { toPage } from '../threads/to-page.js';

interface StoredItem {
  readonly item: ThreadItem;
  readonly extras: ItemExtras;
}

/** A `Map` keeps insertion order, also when a key is set again: the order that `ThreadStore` promises for items. */
interface StoredThread {
  thread: ThreadMetadata;
  readonly items: Map<string, StoredItem>;
}

/** `ThreadStore` in memory. Values are cleaned and copied when stored and when loaded, as with a database. */
export class MemoryThreadStore extends ThreadStore {
  private readonly threads = new Map<string, Map<string, StoredThread>>();

  override async addThread(owner: Identity, thread: ThreadMetadata, items: readonly NewItem[] = []): Promise<void> {
    const owned = this.threadsOf(owner);
    const stored = items.map((entry) => cleanCopy({ item: entry.item, extras: entry.extras ?? {} }));
    const byId = new Map(stored.map((entry) => [entry.item.id, entry]));
    const copy = withoutAbsent(cleanCopy(thread));
    if (owned.has(copy.id) || byId.size < items.length) {
      throw new ConflictError('thread_exists');
    }
    owned.set(copy.id, { thread: copy, items: byId });
  }

  override async loadThread(owner: Identity, threadId: string): Promise<ThreadMetadata> {
    return cleanCopy(this.require(owner, threadId).thread);
  }

  override async saveThread(owner: Identity, thread: ThreadMetadata): Promise<void> {
    const stored = this.require(owner, thread.id);
    stored.thread = withoutAbsent({ ...cleanCopy(thread), created_at: stored.thread.created_at });
  }

  override async mergeThread(
    owner: Identity,
    thread: ThreadMetadata,
    titleBefore: string | undefined,
  ): Promise<string | undefined> {
    const { title } = this.require(owner, thread.id).thread;
    await this.saveThread(owner, (title ?? undefined) === titleBefore ? thread : { ...thread, title });
    return this.require(owner, thread.id).thread.title ?? undefined;
  }

  override async listThreads(owner: Identity, page: PageRequest): Promise<Page<ThreadMetadata>> {
    const all = [...this.threadsOf(owner).values()].map(({ thread }) => thread);
    return paginate(all, page, 'thread');
  }

  override async deleteThread(owner: Identity, threadId: string): Promise<void> {
    this.threadsOf(owner).delete(cleanText(threadId));
  }

  override async saveItem(owner: Identity, threadId: string, item: ThreadItem, extras?: ItemExtras): Promise<void> {
    const { items } = this.require(owner, threadId);
    const copy = cleanCopy(item);
    items.set(copy.id, { item: copy, extras: cleanCopy(extras ?? items.get(copy.id)?.extras ?? {}) });
  }

  override async loadItem(owner: Identity, threadId: string, itemId: string): Promise<ThreadItem> {
    return cleanCopy(this.requireItem(owner, threadId, itemId).item);
  }

  override async loadItemExtras(owner: Identity, threadId: string, itemId: string): Promise<ItemExtras> {
    return cleanCopy(this.requireItem(owner, threadId, itemId).extras);
  }

  override async listItems(owner: Identity, threadId: string, page: PageRequest): Promise<Page<ThreadItem>> {
    const all = [...this.require(owner, threadId).items.values()].map(({ item }) => item);
    return paginate(all, page, 'item');
  }

  override async deleteItem(owner: Identity, threadId: string, itemId: string): Promise<void> {
    this.threadsOf(owner).get(cleanText(threadId))?.items.delete(cleanText(itemId));
  }

  override async deleteItemsAfter(owner: Identity, threadId: string, itemId: string): Promise<void> {
    const { item } = this.requireItem(owner, threadId, itemId);
    const { items } = this.require(owner, threadId);
    const ids = [...items.keys()];
    for (const id of ids.slice(ids.indexOf(item.id) + 1)) items.delete(id);
  }

  private threadsOf({ tenantId, userId }: Identity): Map<string, StoredThread> {
    const key = JSON.stringify([cleanText(tenantId), cleanText(userId)]);
    const owned = this.threads.get(key) ?? new Map<string, StoredThread>();
    this.threads.set(key, owned);
    return owned;
  }

  private require(owner: Identity, threadId: string): StoredThread {
    const stored = this.threadsOf(owner).get(cleanText(threadId));
    if (!stored) throw new NotFoundError('thread', threadId);
    return stored;
  }

  private requireItem(owner: Identity, threadId: string, itemId: string): StoredItem {
    const stored = this.threadsOf(owner).get(cleanText(threadId))?.items.get(cleanText(itemId));
    if (!stored) throw new NotFoundError('item', itemId);
    return stored;
  }
}

function paginate<T extends { readonly id: string }>(
  rows: readonly T[],
  page: PageRequest,
  noun: MissingNoun,
): Page<T> {
  const ordered = page.order === 'asc' ? rows : rows.toReversed();
  const position = page.after == null ? -1 : ordered.findIndex(({ id }) => id === cleanText(page.after ?? ''));
  if (page.after != null && position < 0) throw new NotFoundError(noun, page.after);
  return cleanCopy(toPage(ordered.slice(position + 1, position + page.limit + 2), page.limit));
}

/** Removes a title or a domain list that is null. */
function withoutAbsent(thread: ThreadMetadata): ThreadMetadata {
  const { title, allowed_image_domains, ...rest } = thread;
  return { ...rest, ...(title != null && { title }), ...(allowed_image_domains != null && { allowed_image_domains }) };
}
