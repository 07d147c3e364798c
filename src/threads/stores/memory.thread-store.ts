import { Injectable } from '@nestjs/common';
import type { Identity } from '../../auth/identity.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { Page } from '../../protocol/page.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { cleanText } from '../clean-text.js';
import { type ItemExtras, type NewItem, type PageRequest, ThreadStore } from '../thread-store.js';

interface StoredItem {
  readonly item: ThreadItem;
  readonly extras: ItemExtras;
}

interface StoredThread {
  readonly owner: Identity;
  metadata: ThreadMetadata;
  /** In order of insertion, which is the order of the thread. */
  readonly items: Map<string, StoredItem>;
}

/** Threads of this process, gone with it. Every load and save copies, so nobody shares state through it. */
@Injectable()
export class MemoryThreadStore extends ThreadStore {
  private readonly threads = new Map<string, StoredThread>();

  override async addThread(owner: Identity, thread: ThreadMetadata, items: readonly NewItem[] = []): Promise<void> {
    if (this.threads.has(thread.id)) throw new Error(`Thread ${thread.id} exists already.`);
    const stored = new Map(items.map(({ item, extras = {} }) => [item.id, copy({ item, extras })]));
    this.threads.set(thread.id, { owner, metadata: copy(thread), items: stored });
  }

  override async loadThread(owner: Identity, threadId: string): Promise<ThreadMetadata> {
    return copy(this.find(owner, threadId).metadata);
  }

  override async saveThread(owner: Identity, thread: ThreadMetadata): Promise<void> {
    this.find(owner, thread.id).metadata = copy(thread);
  }

  override async listThreads(owner: Identity, page: PageRequest): Promise<Page<ThreadMetadata>> {
    const own = [...this.threads.values()].filter((thread) => isSameOwner(owner, thread.owner));
    return takePage(own.map(({ metadata }) => metadata), page, 'thread');
  }

  override async deleteThread(owner: Identity, threadId: string): Promise<void> {
    const thread = this.threads.get(threadId);
    if (thread && isSameOwner(owner, thread.owner)) this.threads.delete(threadId);
  }

  override async saveItem(owner: Identity, threadId: string, item: ThreadItem, extras?: ItemExtras): Promise<void> {
    const { items } = this.find(owner, threadId);
    items.set(item.id, copy({ item, extras: extras ?? items.get(item.id)?.extras ?? {} }));
  }

  override async loadItem(owner: Identity, threadId: string, itemId: string): Promise<ThreadItem> {
    return copy(this.findItem(owner, threadId, itemId).item);
  }

  override async loadItemExtras(owner: Identity, threadId: string, itemId: string): Promise<ItemExtras> {
    return copy(this.findItem(owner, threadId, itemId).extras);
  }

  override async listItems(owner: Identity, threadId: string, page: PageRequest): Promise<Page<ThreadItem>> {
    return takePage([...this.find(owner, threadId).items.values()].map(({ item }) => item), page, 'item');
  }

  override async deleteItem(owner: Identity, threadId: string, itemId: string): Promise<void> {
    const thread = this.threads.get(threadId);
    if (thread && isSameOwner(owner, thread.owner)) thread.items.delete(itemId);
  }

  override async deleteItemsAfter(owner: Identity, threadId: string, itemId: string): Promise<void> {
    this.findItem(owner, threadId, itemId);
    const { items } = this.find(owner, threadId);
    const ids = [...items.keys()];
    for (const id of ids.slice(ids.indexOf(itemId) + 1)) items.delete(id);
  }

  private find(owner: Identity, threadId: string): StoredThread {
    const thread = this.threads.get(threadId);
    if (!thread || !isSameOwner(owner, thread.owner)) throw new NotFoundError('thread', threadId);
    return thread;
  }

  private findItem(owner: Identity, threadId: string, itemId: string): StoredItem {
    const item = this.find(owner, threadId).items.get(itemId);
    if (!item) throw new NotFoundError('item', itemId);
    return item;
  }
}

function takePage<T extends { id: string }>(rows: T[], { limit, after, order }: PageRequest, noun: string): Page<T> {
  const ordered = order === 'asc' ? rows : rows.toReversed();
  const start = after ? ordered.findIndex(({ id }) => id === after) + 1 : 0;
  if (after && start === 0) throw new NotFoundError(noun, after);
  const data = ordered.slice(start, start + limit);
  const hasMore = start + limit < ordered.length;
  return { data: copy(data), has_more: hasMore, ...(hasMore && { after: data.at(-1)?.id }) };
}

/** Through JSON, as a database would, and cleaned the same way. */
function copy<T>(value: T): T {
  return cleanText(JSON.parse(JSON.stringify(value)) as T);
}

function isSameOwner(one: Identity, other: Identity): boolean {
  return one.tenantId === other.tenantId && one.userId === other.userId;
}
