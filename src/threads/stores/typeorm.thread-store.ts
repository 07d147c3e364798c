import { Injectable } from '@nestjs/common';
import { And, DataSource, LessThan, MoreThan, Raw } from 'typeorm';
import type { Owner } from '../../auth/identity.js';
import { cleanText } from '../../common/clean-json.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { withDatabaseFaults } from '../../database/database-faults.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { Page, SortOrder } from '../../protocol/page.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { FormerPlaceEntity } from '../entities/former-place.entity.js';
import { ThreadEntity } from '../entities/thread.entity.js';
import { ThreadItemEntity } from '../entities/thread-item.entity.js';
import { type ItemExtras, type NewItem, type PageRequest, ThreadStore } from '../thread-store.js';
import { toPage } from '../to-page.js';
import { rethrowConflict } from './thread-conflict.js';
import { itemsKey, ownerKey, threadKey, toChanges, toThread } from './typeorm.thread-rows.js';
import { DELETE_ITEMS_AFTER, INSERT_THREAD, LIST_ITEMS, MERGE_THREAD, SAVE_ITEM } from './typeorm.thread-statements.js';
import { itemKey, itemValues, newThreadValues, threadValues } from './typeorm.thread-values.js';

/** Threads in Postgres, served or embedded. Every call is a single statement or a single transaction. */
@Injectable()
export class TypeOrmThreadStore extends ThreadStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async addThread(owner: Owner, thread: ThreadMetadata, items: readonly NewItem[] = []): Promise<void> {
    await INSERT_THREAD.run(this.dataSource, newThreadValues(owner, thread, items)).catch(rethrowConflict);
  }

  override async loadThread(owner: Owner, threadId: string): Promise<ThreadMetadata> {
    return toThread(await this.findThread(owner, threadId));
  }

  override async saveThread(owner: Owner, thread: ThreadMetadata): Promise<void> {
    const { affected } = await withDatabaseFaults(() =>
      this.dataSource.manager.update(ThreadEntity, threadKey(owner, thread.id), toChanges(thread)),
    );
    if (!affected) throw new NotFoundError('thread', thread.id);
  }

  override async mergeThread(
    owner: Owner,
    thread: ThreadMetadata,
    titleBefore: string | undefined,
  ): Promise<string | undefined> {
    const values = {
      ...threadValues(owner, thread),
      titleBefore: titleBefore === undefined ? null : cleanText(titleBefore),
    };
    const [merged] = await MERGE_THREAD.run<Pick<ThreadEntity, 'title'>>(this.dataSource, values);
    if (!merged) throw new NotFoundError('thread', thread.id);
    return merged.title ?? undefined;
  }

  override async listThreads(owner: Owner, page: PageRequest): Promise<Page<ThreadMetadata>> {
    const cursor = page.after == null ? undefined : await this.findThreadCursor(owner, page.after);
    const rows = await withDatabaseFaults(() =>
      this.dataSource.manager.find(ThreadEntity, {
        where: { ...ownerKey(owner), sequence: after(cursor, page.order) },
        order: { sequence: page.order },
        take: page.limit + 1,
      }),
    );
    return toPage(rows.map(toThread), page.limit);
  }

  override async deleteThread(owner: Owner, threadId: string): Promise<void> {
    await withDatabaseFaults(() => this.dataSource.manager.delete(ThreadEntity, threadKey(owner, threadId)));
  }

  override async saveItem(owner: Owner, threadId: string, item: ThreadItem, extras?: ItemExtras): Promise<void> {
    const saved = await SAVE_ITEM.run(this.dataSource, itemValues(owner, threadId, item, extras));
    if (saved.length === 0) throw new NotFoundError('thread', threadId);
  }

  override async loadItem(owner: Owner, threadId: string, itemId: string): Promise<ThreadItem> {
    return (await this.findItem(owner, threadId, itemId)).data;
  }

  override async loadItemExtras(owner: Owner, threadId: string, itemId: string): Promise<ItemExtras> {
    return (await this.findItem(owner, threadId, itemId)).extras;
  }

  override async listItems(owner: Owner, threadId: string, page: PageRequest): Promise<Page<ThreadItem>> {
    const cursor = page.after == null ? null : await this.findItemCursor(owner, threadId, page.after);
    const values = { ...itemsKey(owner, threadId), cursor, limit: page.limit + 1 };
    const rows = await LIST_ITEMS[page.order].run<Pick<ThreadItemEntity, 'data'>>(this.dataSource, values);
    // Rows prove that the thread exists; an empty page does not.
    if (rows.length === 0) await this.findThread(owner, threadId);
    return toPage(
      rows.map(({ data }) => data),
      page.limit,
    );
  }

  override async deleteItem(owner: Owner, threadId: string, itemId: string): Promise<void> {
    await withDatabaseFaults(() =>
      this.dataSource.manager.delete(ThreadItemEntity, { ...itemsKey(owner, threadId), id: cleanText(itemId) }),
    );
  }

  override async deleteItemsAfter(owner: Owner, threadId: string, itemId: string): Promise<void> {
    const found = await DELETE_ITEMS_AFTER.run(this.dataSource, itemKey(owner, threadId, itemId));
    if (found.length === 0) throw new NotFoundError('item', itemId);
  }

  private async findThread(owner: Owner, threadId: string): Promise<ThreadEntity> {
    const row = await withDatabaseFaults(() =>
      this.dataSource.manager.findOneBy(ThreadEntity, threadKey(owner, threadId)),
    );
    if (!row) throw new NotFoundError('thread', threadId);
    return row;
  }

  private async findItem(owner: Owner, threadId: string, itemId: string): Promise<ThreadItemEntity> {
    const where = { ...itemsKey(owner, threadId), id: cleanText(itemId) };
    const row = await withDatabaseFaults(() => this.dataSource.manager.findOneBy(ThreadItemEntity, where));
    if (!row) throw new NotFoundError('item', itemId);
    return row;
  }

  private async findThreadCursor(owner: Owner, threadId: string): Promise<string> {
    return (await orFormerPlace(this.findThread(owner, threadId), () => this.findFormerPlace(owner, '', threadId)))
      .sequence;
  }

  /** Looks for the thread first: an unknown item of an unknown thread is reported as a missing thread. */
  private async findItemCursor(owner: Owner, threadId: string, itemId: string): Promise<number> {
    await this.findThread(owner, threadId);
    const found = this.findItem(owner, threadId, itemId);
    return Number((await orFormerPlace(found, () => this.findFormerPlace(owner, threadId, itemId))).sequence);
  }

  private findFormerPlace(owner: Owner, threadId: string, id: string): Promise<FormerPlaceEntity | null> {
    const where = { ...itemsKey(owner, threadId), id: cleanText(id) };
    return withDatabaseFaults(() => this.dataSource.manager.findOneBy(FormerPlaceEntity, where));
  }
}

/** What has a place in a list: the row that is found, or the former place of a row that was deleted. */
async function orFormerPlace<T>(
  found: Promise<T>,
  findFormerPlace: () => Promise<FormerPlaceEntity | null>,
): Promise<T | FormerPlaceEntity> {
  try {
    return await found;
  } catch (error) {
    const place = error instanceof NotFoundError ? await findFormerPlace() : null;
    if (place === null) throw error;
    return place;
  }
}

/** Repeats the condition of the partial index `threads_in_order`, without which Postgres cannot use it. */
function after<T>(cursor: T | undefined, order: SortOrder) {
  const isOrdered = Raw((column) => `${column} > 0`);
  if (cursor === undefined) return isOrdered;
  return And(isOrdered, order === 'asc' ? MoreThan(cursor) : LessThan(cursor));
}
