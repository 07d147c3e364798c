import type { Identity } from '../auth/identity.js';
import type { ThreadItem } from '../protocol/items.js';
import type { Page, SortOrder } from '../protocol/page.js';
import type { ReaderContext } from '../protocol/reader-context.js';
import type { ThreadMetadata } from '../protocol/threads.js';

export interface PageRequest {
  /** 1 to 100. */
  readonly limit: number;
  /** The id of the last row of the page before; unknown ids answer `NotFoundError`. */
  readonly after?: string | null;
  readonly order: SortOrder;
}

/** What a store keeps with a user message besides the item: the page and selection it was asked with. */
export interface ItemExtras {
  readonly readerContext?: ReaderContext;
}

/**
 * Threads and their items, each owned by one `Identity`. A thread or item of another owner behaves exactly like one
 * that does not exist. Items of a thread are ordered by an integer sequence given at insertion; an item that is saved
 * again keeps its place. Text is cleaned on the way in: NUL and lone surrogates cannot be stored by Postgres. What is
 * absent and what is null in a thread are the same; what is loaded is a copy of its caller's own.
 */
export abstract class ThreadStore {
  /** Stores a new thread together with its first items, all or nothing. An id that is in use: `ConflictError`. */
  abstract addThread(owner: Identity, thread: ThreadMetadata, items?: readonly NewItem[]): Promise<void>;
  /** Missing: `NotFoundError`. */
  abstract loadThread(owner: Identity, threadId: string): Promise<ThreadMetadata>;
  /** Overwrites title, status, image domains and metadata. Missing: `NotFoundError`. */
  abstract saveThread(owner: Identity, thread: ThreadMetadata): Promise<void>;
  /**
   * Like `saveThread`, but a title that is not `titleBefore` any more stays: somebody gave it meanwhile. Answers the title
   * that the thread has then. Missing: `NotFoundError`.
   */
  abstract mergeThread(
    owner: Identity,
    thread: ThreadMetadata,
    titleBefore: string | undefined,
  ): Promise<string | undefined>;
  /** Newest first for `desc`, by creation. */
  abstract listThreads(owner: Identity, page: PageRequest): Promise<Page<ThreadMetadata>>;
  /** Removes the thread and all its items. Missing: no error. */
  abstract deleteThread(owner: Identity, threadId: string): Promise<void>;

  /** Inserts, or overwrites in place by id; extras that are not given stay. Missing thread: `NotFoundError`. */
  abstract saveItem(owner: Identity, threadId: string, item: ThreadItem, extras?: ItemExtras): Promise<void>;
  /** Missing: `NotFoundError`. */
  abstract loadItem(owner: Identity, threadId: string, itemId: string): Promise<ThreadItem>;
  /** What was stored beside the item; empty when there is nothing. Missing item: `NotFoundError`. */
  abstract loadItemExtras(owner: Identity, threadId: string, itemId: string): Promise<ItemExtras>;
  /** Missing thread: `NotFoundError`. */
  abstract listItems(owner: Identity, threadId: string, page: PageRequest): Promise<Page<ThreadItem>>;
  /** Missing: no error. */
  abstract deleteItem(owner: Identity, threadId: string, itemId: string): Promise<void>;
  /** Removes every item behind the given one in a single transaction. Missing item: `NotFoundError`. */
  abstract deleteItemsAfter(owner: Identity, threadId: string, itemId: string): Promise<void>;
}

export interface NewItem {
  readonly item: ThreadItem;
  readonly extras?: ItemExtras;
}
