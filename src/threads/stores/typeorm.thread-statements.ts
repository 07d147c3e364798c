/**
 * A thread with its first items, as parts `thread` and `items` of a statement with `newThreadValues` as its first
 * parameters.
 * @param source a FROM clause: only where it has a row is there a thread.
 */
export function threadParts(source = ''): string {
  return `thread AS (
    INSERT INTO threads (tenant_id, user_id, id, title, status, allowed_image_domains, metadata, created_at, next_item_sequence)
    SELECT $1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::jsonb, $8::timestamptz, $9::integer ${source}
    RETURNING tenant_id, user_id, id
  ), items AS (
    INSERT INTO thread_items (tenant_id, user_id, thread_id, id, sequence, type, data, created_at, extras)
    SELECT tenant_id, user_id, thread.id, item.id, sequence, type, data, created_at, extras FROM thread,
      jsonb_to_recordset($10::jsonb) AS item (id text, sequence integer, type text, data jsonb, created_at timestamptz, extras jsonb)
  )`;
}

/** A thread with its first items, all or nothing. */
export const ADD_THREAD = `WITH ${threadParts()} SELECT id FROM thread`;

/** Overwrites what of a thread may change; a title that is not the one in the last parameter any more stays. */
export const MERGE_THREAD = `
  WITH merged AS (
    UPDATE threads SET status = $5::jsonb, allowed_image_domains = $6::jsonb, metadata = $7::jsonb,
      title = CASE WHEN title IS NOT DISTINCT FROM $8::text THEN $4::text ELSE title END
    WHERE tenant_id = $1 AND user_id = $2 AND id = $3
    RETURNING title
  )
  SELECT title FROM merged`;

const ITEMS = 'SELECT data FROM thread_items WHERE tenant_id = $1 AND user_id = $2 AND thread_id = $3';

/** A page of a thread's items behind a sequence number, or the first one. */
export const LIST_ITEMS = {
  asc: `${ITEMS} AND ($4::integer IS NULL OR sequence > $4) ORDER BY sequence ASC LIMIT $5`,
  desc: `${ITEMS} AND ($4::integer IS NULL OR sequence < $4) ORDER BY sequence DESC LIMIT $5`,
} as const;

/**
 * Inserts an item, or overwrites it in its place, as parts `place` and `saved` of a statement with `itemValues` as its
 * first parameters. Taking a sequence number locks the thread's row, so two items that are added at once get different
 * ones, and a thread cannot vanish in between. An overwrite leaves a gap; only the order of the numbers means anything.
 * `saved` has a row unless the thread is missing.
 */
export const ITEM_PARTS = `place AS (
    UPDATE threads SET next_item_sequence = next_item_sequence + 1
    WHERE tenant_id = $1 AND user_id = $2 AND id = $3
    RETURNING tenant_id, user_id, id, next_item_sequence - 1 AS sequence
  ), saved AS (
    INSERT INTO thread_items AS kept (tenant_id, user_id, thread_id, id, sequence, type, data, created_at, extras)
    SELECT tenant_id, user_id, id, $4, sequence, $5, $6::jsonb, $7::timestamptz, coalesce($8::jsonb, '{}') FROM place
    ON CONFLICT (tenant_id, user_id, thread_id, id) DO UPDATE
      SET type = excluded.type, data = excluded.data, extras = coalesce($8::jsonb, kept.extras)
    RETURNING kept.id
  )`;

/** Inserts an item, or overwrites it in its place. Answers a row unless the thread is missing. */
export const UPSERT_ITEM = `WITH ${ITEM_PARTS} SELECT id FROM saved`;

/** Removes the items behind one, which stays. Answers a row unless that one is missing. */
export const DELETE_ITEMS_AFTER = `
  WITH last_kept AS (
    SELECT sequence FROM thread_items WHERE tenant_id = $1 AND user_id = $2 AND thread_id = $3 AND id = $4
  ), removed AS (
    DELETE FROM thread_items
    WHERE tenant_id = $1 AND user_id = $2 AND thread_id = $3 AND sequence > (SELECT sequence FROM last_kept)
  )
  SELECT sequence FROM last_kept`;
