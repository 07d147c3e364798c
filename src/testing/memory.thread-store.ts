import type { Owner } from '../auth/identity.js';
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

/** A list in the order of insertion, which a key keeps when it is set again, and the places of what was deleted. */
class Places<T> {
  private readonly kept = new Map<string, { readonly place: number; readonly value: T }>();
  private readonly former = new Map<string, number>();
  private next = 0;

  get(id: string): T | undefined {
    return this.kept.get(id)?.value;
  }

  set(id: string, value: T): void {
    this.kept.set(id, { place: this.kept.get(id)?.place ?? this.next++, value });
  }

  delete(id: string): void {
    const gone = this.kept.get(id);
    if (gone !== undefined) this.former.set(id, gone.place);
    this.kept.delete(id);
  }

  placeOf(id: string): number | undefined {
    return this.kept.get(id)?.place ?? this.former.get(id);
  }

  /** Values with their places, in order. */
  all(): { readonly place: number; readonly value: T }[] {
    return [...this.kept.values()];
  }
}

interface StoredThread {
  thread: ThreadMetadata;
  readonly items: Places<StoredItem>;
}

/** `ThreadStore` in memory. Values are cleaned and copied when stored and when loaded, as with a database. */
export class MemoryThreadStore extends ThreadStore {
  private readonly threads = new Map<string, Places<StoredThread>>();

  override async addThread(owner: Owner, thread: ThreadMetadata, items: readonly NewItem[] = []): Promise<void> {
    const owned = this.threadsOf(owner);
    const stored = items.map((entry) => cleanCopy({ item: entry.item, extras: entry.extras ?? {} }));
    const byId = new Places<StoredItem>();
    for (const entry of stored) byId.set(entry.item.id, entry);
    const copy = withoutAbsent(cleanCopy(thread));
    if (owned.get(copy.id) !== undefined || byId.all().length < items.length) {
      throw new ConflictError('thread_exists');
    }
    owned.set(copy.id, { thread: copy, items: byId });
  }

  override async loadThread(owner: Owner, threadId: string): Promise<ThreadMetadata> {
    return cleanCopy(this.require(owner, threadId).thread);
  }

  override async saveThread(owner: Owner, thread: ThreadMetadata): Promise<void> {
    const stored = this.require(owner, thread.id);
    stored.thread = withoutAbsent({ ...cleanCopy(thread), created_at: stored.thread.created_at });
  }

  override async mergeThread(
    owner: Owner,
    thread: ThreadMetadata,
    titleBefore: string | undefined,
  ): Promise<string | undefined> {
    const { title } = this.require(owner, thread.id).thread;
    await this.saveThread(owner, (title ?? undefined) === titleBefore ? thread : { ...thread, title });
    return this.require(owner, thread.id).thread.title ?? undefined;
  }

  override async listThreads(owner: Owner, page: PageRequest): Promise<Page<ThreadMetadata>> {
    return paginate(this.threadsOf(owner), ({ thread }) => thread, page, 'thread');
  }

  override async deleteThread(owner: Owner, threadId: string): Promise<void> {
    this.threadsOf(owner).delete(cleanText(threadId));
  }

  override async saveItem(owner: Owner, threadId: string, item: ThreadItem, extras?: ItemExtras): Promise<void> {
    const { items } = this.require(owner, threadId);
    const copy = cleanCopy(item);
    items.set(copy.id, { item: copy, extras: cleanCopy(extras ?? items.get(copy.id)?.extras ?? {}) });
  }

  override async loadItem(owner: Owner, threadId: string, itemId: string): Promise<ThreadItem> {
    return cleanCopy(this.requireItem(owner, threadId, itemId).item);
  }

  override async loadItemExtras(owner: Owner, threadId: string, itemId: string): Promise<ItemExtras> {
    return cleanCopy(this.requireItem(owner, threadId, itemId).extras);
  }

  override async listItems(owner: Owner, threadId: string, page: PageRequest): Promise<Page<ThreadItem>> {
    return paginate(this.require(owner, threadId).items, ({ item }) => item, page, 'item');
  }

  override async deleteItem(owner: Owner, threadId: string, itemId: string): Promise<void> {
    this.threadsOf(owner).get(cleanText(threadId))?.items.delete(cleanText(itemId));
  }

  override async deleteItemsAfter(owner: Owner, threadId: string, itemId: string): Promise<void> {
    const { item } = this.requireItem(owner, threadId, itemId);
    const { items } = this.require(owner, threadId);
    const last = items.placeOf(item.id) ?? 0;
    for (const { place, value } of items.all()) if (place > last) items.delete(value.item.id);
  }

  private threadsOf({ tenantId, userId }: Owner): Places<StoredThread> {
    const key = JSON.stringify([cleanText(tenantId), cleanText(userId)]);
    const owned = this.threads.get(key) ?? new Places<StoredThread>();
    this.threads.set(key, owned);
    return owned;
  }

  private require(owner: Owner, threadId: string): StoredThread {
    const stored = this.threadsOf(owner).get(cleanText(threadId));
    if (!stored) throw new NotFoundError('thread', threadId);
    return stored;
  }

  private requireItem(owner: Owner, threadId: string, itemId: string): StoredItem {
    const stored = this.threadsOf(owner).get(cleanText(threadId))?.items.get(cleanText(itemId));
    if (!stored) throw new NotFoundError('item', itemId);
    return stored;
  }
}

function paginate<Stored, T extends { readonly id: string }>(
  list: Places<Stored>,
  toRow: (stored: Stored) => T,
  { after, order, limit }: PageRequest,
  noun: MissingNoun,
): Page<T> {
  const cursor = after == null ? undefined : list.placeOf(cleanText(after));
  if (after != null && cursor === undefined) throw new NotFoundError(noun, after);
  const all = order === 'asc' ? list.all() : list.all().toReversed();
  const isAfter = (place: number) => cursor === undefined || (order === 'asc' ? place > cursor : place < cursor);
  const rows = all.filter(({ place }) => isAfter(place)).map(({ value }) => toRow(value));
  return cleanCopy(toPage(rows.slice(0, limit + 1), limit));
}

/** Removes a title or a domain list that is null. */
function withoutAbsent(thread: ThreadMetadata): ThreadMetadata {
  const { title, allowed_image_domains, ...rest } = thread;
  return { ...rest, ...(title != null && { title }), ...(allowed_image_domains != null && { allowed_image_domains }) };
}
