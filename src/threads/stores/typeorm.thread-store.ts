import { Injectable } from '@nestjs/common';
import { And, DataSource, LessThan, MoreThan, Raw } from 'typeorm';
import type { Identity } from '../../auth/identity.js';
import { ConflictError } from '../../common/errors/conflict.error.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { faultCode, withDatabaseFaults } from '../../database/database-faults.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { Page, SortOrder } from '../../protocol/page.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { cleanJson, cleanText } from '../../common/clean-json.js';
import { ThreadItemEntity } from '../entities/thread-item.entity.js';
import { ThreadEntity } from '../entities/thread.entity.js';
import { type ItemExtras, type NewItem, type PageRequest, ThreadStore } from '../thread-store.js';
import { toChanges, toThread } from './typeorm.thread-rows.js';
import { toPage } from './to-page.js';
import { ADD_THREAD, DELETE_ITEMS_AFTER, LIST_ITEMS, MERGE_THREAD, UPSERT_ITEM } from './typeorm.thread-statements.js';

const UNIQUE_VIOLATION = '23505';

/** Threads in Postgres, served or embedded. Every call is a single statement or a single transaction. */
@Injectable()
export class TypeOrmThreadStore extends ThreadStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async addThread(owner: Identity, thread: ThreadMetadata, items: readonly NewItem[] = []): Promise<void> {
    const rows = items.map(({ item, extras = {} }, index) => {
      const { id, type, created_at } = item;
      return { id, type, created_at, data: item, extras, sequence: index + 1 };
    });
    const values = [...threadValues(owner, thread), cleanText(thread.created_at), items.length + 1, cleanJson(rows)];
    await this.query(ADD_THREAD, values).catch(toConflict);
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

  override async mergeThread(owner: Identity, thread: ThreadMetadata, titleBefore: string | undefined): Promise<string | undefined> {
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
    const key = [...Object.values(itemsKey(owner, threadId)), cleanText(item.id)];
    const values = [...key, item.type, cleanJson(item), item.created_at, extras === undefined ? null : cleanJson(extras)];
    const saved = await this.query(UPSERT_ITEM, values);
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

  private query<Row>(statement: string, parameters: readonly unknown[]): Promise<Row[]> {
    return withDatabaseFaults(() => this.dataSource.query<Row[]>(statement, [...parameters]));
  }
}

function ownerKey({ tenantId, userId }: Identity) {
  return { tenantId: cleanText(tenantId), userId: cleanText(userId) };
}

function threadKey(owner: Identity, threadId: string) {
  return { ...ownerKey(owner), id: cleanText(threadId) };
}

/** The first seven parameters of the statements that write a thread. */
function threadValues(owner: Identity, { id, title = null, status, allowed_image_domains = null, metadata }: ThreadMetadata) {
  const domains = allowed_image_domains === null ? null : cleanJson(allowed_image_domains);
  const text = [...Object.values(ownerKey(owner)), cleanText(id), title === null ? null : cleanText(title)];
  return [...text, cleanJson(status), domains, cleanJson(metadata)];
}

function itemsKey(owner: Identity, threadId: string) {
  return { ...ownerKey(owner), threadId: cleanText(threadId) };
}

/** The condition of the index `threads_in_order` is said, so that Postgres may use it. */
function behind<T>(cursor: T | undefined, order: SortOrder) {
  const isOrdered = Raw((column) => `${column} > 0`);
  if (cursor === undefined) return isOrdered;
  return And(isOrdered, order === 'asc' ? MoreThan(cursor) : LessThan(cursor));
}

function toConflict(error: unknown): never {
  if (faultCode(error) !== UNIQUE_VIOLATION) throw error;
  throw new ConflictError('thread_exists', 'A thread with this id, or two items with one id, are there already. Use new ids.');
}
