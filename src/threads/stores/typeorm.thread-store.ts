import { Injectable } from '@nestjs/common';
import { And, DataSource, LessThan, MoreThan, Raw } from 'typeorm';
import type { Identity } from '../../auth/identity.js';
import { cleanText } from '../../common/clean-json.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { withDatabaseFaults } from '../../database/database-faults.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { Page, SortOrder } from '../../protocol/page.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { ThreadEntity } from '../entities/thread.entity.js';
import { ThreadItemEntity } from '../entities/thread-item.entity.js';
import { type ItemExtras, type NewItem, type PageRequest, ThreadStore } from '../thread-store.js';
import { toPage } from '../to-page.js';
import { rethrowConflict } from './thread-conflict.js';
import { itemsKey, ownerKey, threadKey, toChanges, toThread } from './typeorm.thread-rows.js';
import { ADD_THREAD, DELETE_ITEMS_AFTER, LIST_ITEMS, MERGE_THREAD, UPSERT_ITEM } from './typeorm.thread-statements.js';
import { itemValues, newThreadValues, threadValues } from './typeorm.thread-values.js';

/** Threads in Postgres, served or embedded. Every call is a single statement or a single transaction. */
@Injectable()
export class TypeOrmThreadStore extends ThreadStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async addThread(owner: Identity, thread: ThreadMetadata, items: readonly NewItem[] = []): Promise<void> {
    await this.query(ADD_THREAD, newThreadValues(owner, thread, items)).catch(rethrowConflict);
  }

  override async loadThread(owner: Identity, threadId: string): Promise<ThreadMetadata> {
    return toThread(await this.findThread(owner, threadId));
  }

  override async saveThread(owner: Identity, thread: ThreadMetadata): Promise<void> {
    const { affected } = await withDatabaseFaults(() =>
      this.dataSource.manager.update(ThreadEntity, threadKey(owner, thread.id), toChanges(thread)),
    );
    if (!affected) throw new NotFoundError('thread', thread.id);
  }

  override async mergeThread(
    owner: Identity,
    thread: ThreadMetadata,
    titleBefore: string | undefined,
  ): Promise<string | undefined> {
    const values = [...threadValues(owner, thread), titleBefore === undefined ? null : cleanText(titleBefore)];
    const [merged] = await this.query<{ title: string | null }>(MERGE_THREAD, values);
    if (!merged) throw new NotFoundError('thread', thread.id);
    return merged.title ?? undefined;
  }

  override async listThreads(owner: Identity, page: PageRequest): Promise<Page<ThreadMetadata>> {
    const cursor = page.after == null ? undefined : (await this.findThread(owner, page.after)).sequence;
    const rows = await withDatabaseFaults(() =>
      this.dataSource.manager.find(ThreadEntity, {
        where: { ...ownerKey(owner), sequence: behind(cursor, page.order) },
        order: { sequence: page.order },
        take: page.limit + 1,
      }),
    );
    return toPage(rows.map(toThread), page.limit);
  }

  override async deleteThread(owner: Identity, threadId: string): Promise<void> {
    await withDatabaseFaults(() => this.dataSource.manager.delete(ThreadEntity, threadKey(owner, threadId)));
  }

  override async saveItem(owner: Identity, threadId: string, item: ThreadItem, extras?: ItemExtras): Promise<void> {
    const saved = await this.query(UPSERT_ITEM, itemValues(owner, threadId, item, extras));
    if (saved.length === 0) throw new NotFoundError('thread', threadId);
  }

  override async loadItem(owner: Identity, threadId: string, itemId: string): Promise<ThreadItem> {
    return (await this.findItem(owner, threadId, itemId)).data;
  }

  override async loadItemExtras(owner: Identity, threadId: string, itemId: string): Promise<ItemExtras> {
    return (await this.findItem(owner, threadId, itemId)).extras;
  }

  override async listItems(owner: Identity, threadId: string, page: PageRequest): Promise<Page<ThreadItem>> {
    const cursor = page.after == null ? undefined : await this.findCursor(owner, threadId, page.after);
    const values = [...Object.values(itemsKey(owner, threadId)), cursor ?? null, page.limit + 1];
    const rows = await this.query<Pick<ThreadItemEntity, 'data'>>(LIST_ITEMS[page.order], values);
    // Rows prove that their thread exists; only their absence needs a second look.
    if (rows.length === 0) await this.findThread(owner, threadId);
    return toPage(
      rows.map(({ data }) => data),
      page.limit,
    );
  }

  override async deleteItem(owner: Identity, threadId: string, itemId: string): Promise<void> {
    await withDatabaseFaults(() =>
      this.dataSource.manager.delete(ThreadItemEntity, { ...itemsKey(owner, threadId), id: cleanText(itemId) }),
    );
  }

  override async deleteItemsAfter(owner: Identity, threadId: string, itemId: string): Promise<void> {
    const { tenantId, userId, threadId: id } = itemsKey(owner, threadId);
    const found = await this.query(DELETE_ITEMS_AFTER, [tenantId, userId, id, cleanText(itemId)]);
    if (found.length === 0) throw new NotFoundError('item', itemId);
  }

  private async findThread(owner: Identity, threadId: string): Promise<ThreadEntity> {
    const row = await withDatabaseFaults(() =>
      this.dataSource.manager.findOneBy(ThreadEntity, threadKey(owner, threadId)),
    );
    if (!row) throw new NotFoundError('thread', threadId);
    return row;
  }

  private async findItem(owner: Identity, threadId: string, itemId: string): Promise<ThreadItemEntity> {
    const where = { ...itemsKey(owner, threadId), id: cleanText(itemId) };
    const row = await withDatabaseFaults(() => this.dataSource.manager.findOneBy(ThreadItemEntity, where));
    if (!row) throw new NotFoundError('item', itemId);
    return row;
  }

  /** An unknown cursor in an unknown thread: the thread is what is missing. */
  private async findCursor(owner: Identity, threadId: string, itemId: string): Promise<number> {
    await this.findThread(owner, threadId);
    return (await this.findItem(owner, threadId, itemId)).sequence;
  }

  private query<Row>(statement: string, parameters: readonly unknown[]): Promise<Row[]> {
    return withDatabaseFaults(() => this.dataSource.query<Row[]>(statement, [...parameters]));
  }
}

/** The condition of the index `threads_in_order` is said, so that Postgres may use it. */
function behind<T>(cursor: T | undefined, order: SortOrder) {
  const isOrdered = Raw((column) => `${column} > 0`);
  if (cursor === undefined) return isOrdered;
  return And(isOrdered, order === 'asc' ? MoreThan(cursor) : LessThan(cursor));
}
