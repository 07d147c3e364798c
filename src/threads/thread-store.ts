import type { Owner } from '../auth/identity.js';
import type { ThreadItem } from '../protocol/items.js';
import type { Page, SortOrder } from '../protocol/page.js';
import type { ReaderContext } from '../protocol/reader-context.js';
import type { ThreadMetadata } from '../protocol/threads.js';

/** Which page of a list to load. */
export interface PageRequest {
  /** 1 to 100. */
  readonly limit: number;
  /**
   * The id of the last row of the previous page. When that row was deleted since, in the last week, the page continues
   * from where the row was. An id that was never in the list: `NotFoundError`.
   */
  readonly after?: string | null;
  readonly order: SortOrder;
}

/** The page and the selection with which a user message was sent, stored with the message. */
export interface ItemExtras {
  readonly readerContext?: ReaderContext;
}

/**
 * Threads and their items, each owned by one `Owner`. A thread or item of another owner behaves exactly like one
 * that does not exist. Items of a thread are ordered by a sequence number assigned at insertion; an item that is saved
 * again keeps its place. Text is cleaned when stored, because Postgres cannot store NUL and lone surrogates. A null
 * member of a thread is the same as an absent one. Loaded values are copies that the caller may change.
 */
export abstract class ThreadStore {
  /** Stores a new thread together with its first items, all or nothing. An id that is in use: `ConflictError`. */
  abstract addThread(owner: Owner, thread: ThreadMetadata, items?: readonly NewItem[]): Promise<void>;
  /** Missing: `NotFoundError`. */
  abstract loadThread(owner: Owner, threadId: string): Promise<ThreadMetadata>;
  /** Overwrites title, status, image domains and metadata. Missing: `NotFoundError`. */
  abstract saveThread(owner: Owner, thread: ThreadMetadata): Promise<void>;
  /**
   * Like `saveThread`, but keeps a stored title that differs from `titleBefore`, because another request has changed
   * it. Returns the title after the merge. Missing: `NotFoundError`.
   */
  abstract mergeThread(
    owner: Owner,
    thread: ThreadMetadata,
    titleBefore: string | undefined,
  ): Promise<string | undefined>;
  /** Newest first for `desc`, by creation. */
  abstract listThreads(owner: Owner, page: PageRequest): Promise<Page<ThreadMetadata>>;
  /** Removes the thread and all its items. Missing: no error. */
  abstract deleteThread(owner: Owner, threadId: string): Promise<void>;

  /** Inserts or overwrites by id. Stored extras are kept when none are given. Missing thread: `NotFoundError`. */
  abstract saveItem(owner: Owner, threadId: string, item: ThreadItem, extras?: ItemExtras): Promise<void>;
  /** Missing: `NotFoundError`. */
  abstract loadItem(owner: Owner, threadId: string, itemId: string): Promise<ThreadItem>;
  /** The extras of an item; an empty object when it has none. Missing item: `NotFoundError`. */
  abstract loadItemExtras(owner: Owner, threadId: string, itemId: string): Promise<ItemExtras>;
  /** Missing thread: `NotFoundError`. */
  abstract listItems(owner: Owner, threadId: string, page: PageRequest): Promise<Page<ThreadItem>>;
  /** Missing: no error. */
  abstract deleteItem(owner: Owner, threadId: string, itemId: string): Promise<void>;
  /** Removes every item after the given one in a single transaction. Missing item: `NotFoundError`. */
  abstract deleteItemsAfter(owner: Owner, threadId: string, itemId: string): Promise<void>;
}

/** An item to store with a new thread. */
export interface NewItem {
  readonly item: ThreadItem;
  readonly extras?: ItemExtras;
}
