import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, MoreThan } from 'typeorm';
import type { Identity } from '../../auth/identity.js';
import { ConflictError } from '../../common/errors/conflict.error.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { faultCode, withDatabaseFaults } from '../../database/database-faults.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { Page, SortOrder } from '../../protocol/page.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { cleanText } from '../../common/clean-json.js';
import { ThreadItemEntity } from '../entities/thread-item.entity.js';
import { ThreadEntity } from '../entities/thread.entity.js';
import { type ItemExtras, type NewItem, type PageRequest, ThreadStore } from '../thread-store.js';
import { toChanges, toItemRow, toThread, toThreadRow } from './typeorm.thread-rows.js';
import { toPage } from './to-page.js';
import { DELETE_ITEMS_AFTER, UPSERT_ITEM } from './typeorm.thread-statements.js';

const UNIQUE_VIOLATION = '23505';

/** Threads in Postgres, served or embedded. Every call is a single statement or a single transaction. */
@Injectable()
export class TypeOrmThreadStore extends ThreadStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async addThread(owner: Identity, thread: ThreadMetadata, items: readonly NewItem[] = []): Promise<void> {
    const rows = items.map((entry, index) => toItemRow(ownerKey(owner), thread.id, entry, index + 1));
    const threadRow = toThreadRow(ownerKey(owner), thread, items.length + 1);
    await withDatabaseFaults(async () => {
      await this.dataSource.transaction(async (manager) => {
        await manager.insert(ThreadEntity, threadRow);
        await manager.insert(ThreadItemEntity, rows);
      });
    }).catch(toConflict);
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

  override async listThreads(owner: Identity, page: PageRequest): Promise<Page<ThreadMetadata>> {
    const cursor = page.after == null ? undefined : (await this.findThread(owner, page.after)).sequence;
    const rows = await withDatabaseFaults(() =>
      this.dataSource.manager.find(ThreadEntity, {
        where: { ...ownerKey(owner), ...behind(cursor, page.order) },
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
    const row = toItemRow(ownerKey(owner), threadId, { item, extras }, 0);
    const values = [row.tenantId, row.userId, row.threadId, row.id, row.type, row.data, row.createdAt];
    const saved = await this.query(UPSERT_ITEM, [...values, extras === undefined ? null : row.extras]);
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
    const rows = await withDatabaseFaults(() =>
      this.dataSource.manager.find(ThreadItemEntity, {
        where: { ...itemsKey(owner, threadId), ...behind(cursor, page.order) },
        order: { sequence: page.order },
        take: page.limit + 1,
      }),
    );
    // Rows prove that their thread exists; only their absence needs a second look.
    if (rows.length === 0) await this.findThread(owner, threadId);
    return toPage(rows.map(({ data }) => data), page.limit);
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

  private query(statement: string, parameters: readonly unknown[]): Promise<unknown[]> {
    return withDatabaseFaults(() => this.dataSource.query<unknown[]>(statement, [...parameters]));
  }
}

function ownerKey({ tenantId, userId }: Identity) {
  return { tenantId: cleanText(tenantId), userId: cleanText(userId) };
}

function threadKey(owner: Identity, threadId: string) {
  return { ...ownerKey(owner), id: cleanText(threadId) };
}

function itemsKey(owner: Identity, threadId: string) {
  return { ...ownerKey(owner), threadId: cleanText(threadId) };
}

function behind<T>(cursor: T | undefined, order: SortOrder) {
  if (cursor === undefined) return {};
  return { sequence: order === 'asc' ? MoreThan(cursor) : LessThan(cursor) };
}

function toConflict(error: unknown): never {
  if (faultCode(error) !== UNIQUE_VIOLATION) throw error;
  throw new ConflictError('thread_exists', 'A thread with this id, or two items with one id, are there already. Use new ids.');
}
