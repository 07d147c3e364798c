import { SqlStatement } from '../../database/sql-statement.js';
import type { SortOrder } from '../../protocol/page.js';
import type { ItemKey, ItemValues, NewThreadValues, ThreadKey, ThreadValues } from './typeorm.thread-values.js';

const OF_THREAD = 'tenant_id = :tenantId AND user_id = :userId AND thread_id = :threadId';

/**
 * Inserts a thread with its first items: the parts `thread` and `items` of a statement that has `NewThreadValues`.
 * @param source a FROM clause. Nothing is inserted when it has no row.
 */
export function insertThreadParts(source = ''): string {
  return `thread AS (
    INSERT INTO threads (tenant_id, user_id, id, title, status, allowed_image_domains, metadata, created_at, next_item_sequence)
    SELECT :tenantId, :userId, :threadId, :title, :status::jsonb, :allowedImageDomains::jsonb, :metadata::jsonb,
      :createdAt::timestamptz, :nextItemSequence::integer ${source}
    RETURNING tenant_id, user_id, id
  ), items AS (
    INSERT INTO thread_items (tenant_id, user_id, thread_id, id, sequence, type, data, created_at, extras)
    SELECT tenant_id, user_id, thread.id, item.id, sequence, type, data, created_at, extras FROM thread,
      jsonb_to_recordset(:items::jsonb) AS item (id text, sequence integer, type text, data jsonb, created_at timestamptz, extras jsonb)
  )`;
}

/** Inserts a thread with its first items, all or nothing. */
export const INSERT_THREAD = new SqlStatement<NewThreadValues>(`WITH ${insertThreadParts()} SELECT id FROM thread`);

/** Overwrites what may change in a thread, except a title that is no longer `titleBefore`. Returns the title. */
export const MERGE_THREAD = new SqlStatement<ThreadValues & { readonly titleBefore: string | null }>(`
  WITH merged AS (
    UPDATE threads
    SET status = :status::jsonb, allowed_image_domains = :allowedImageDomains::jsonb, metadata = :metadata::jsonb,
      title = CASE WHEN title IS NOT DISTINCT FROM :titleBefore::text THEN :title::text ELSE title END
    WHERE tenant_id = :tenantId AND user_id = :userId AND id = :threadId
    RETURNING title
  )
  SELECT title FROM merged`);

type ListItems = SqlStatement<ThreadKey & { readonly cursor: number | null; readonly limit: number }>;

/** Items of a thread after the sequence number `cursor` in the given order; from the first one when it is null. */
export const LIST_ITEMS: Readonly<Record<SortOrder, ListItems>> = {
  asc: listItems('sequence > :cursor', 'ASC'),
  desc: listItems('sequence < :cursor', 'DESC'),
};

function listItems(isAfterCursor: string, direction: 'ASC' | 'DESC'): ListItems {
  return new SqlStatement(`
    SELECT data FROM thread_items WHERE ${OF_THREAD} AND (:cursor::integer IS NULL OR ${isAfterCursor})
    ORDER BY sequence ${direction} LIMIT :limit`);
}

/**
 * Inserts an item or overwrites it in place: the parts `place` and `saved` of a statement that has `ItemValues`. Taking
 * a sequence number locks the row of the thread: concurrent items get different numbers, and the thread cannot be
 * deleted in between. An overwrite leaves a gap in the numbers; only their order matters. `saved` has no row when the
 * thread is missing.
 */
export const SAVE_ITEM_PARTS = `place AS (
    UPDATE threads SET next_item_sequence = next_item_sequence + 1
    WHERE tenant_id = :tenantId AND user_id = :userId AND id = :threadId
    RETURNING tenant_id, user_id, id, next_item_sequence - 1 AS sequence
  ), saved AS (
    INSERT INTO thread_items AS kept (tenant_id, user_id, thread_id, id, sequence, type, data, created_at, extras)
    SELECT tenant_id, user_id, id, :itemId, sequence, :itemType, :item::jsonb, :itemCreatedAt::timestamptz,
      coalesce(:extras::jsonb, '{}') FROM place
    ON CONFLICT (tenant_id, user_id, thread_id, id) DO UPDATE
      SET type = excluded.type, data = excluded.data, extras = coalesce(:extras::jsonb, kept.extras)
    RETURNING kept.id
  )`;

/** Inserts an item or overwrites it in place. Returns no row when the thread is missing. */
export const SAVE_ITEM = new SqlStatement<ItemValues>(`WITH ${SAVE_ITEM_PARTS} SELECT id FROM saved`);

/** Deletes the items after the given item, which stays. Returns no row when the given item is missing. */
export const DELETE_ITEMS_AFTER = new SqlStatement<ItemKey>(`
  WITH last_kept AS (
    SELECT sequence FROM thread_items WHERE ${OF_THREAD} AND id = :itemId
  ), removed AS (
    DELETE FROM thread_items WHERE ${OF_THREAD} AND sequence > (SELECT sequence FROM last_kept)
  )
  SELECT sequence FROM last_kept`);
