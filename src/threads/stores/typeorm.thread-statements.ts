/**
 * Inserts an item, or overwrites it in its place. Taking a sequence number locks the thread's row, so two items that
 * are added at once get different ones, and a thread cannot vanish in between. An overwrite leaves a gap; only the
 * order of the numbers means anything. Answers a row unless the thread is missing.
 */
export const UPSERT_ITEM = `
  WITH place AS (
    UPDATE threads SET next_item_sequence = next_item_sequence + 1
    WHERE tenant_id = $1 AND user_id = $2 AND id = $3
    RETURNING tenant_id, user_id, id, next_item_sequence - 1 AS sequence
  )
  INSERT INTO thread_items AS kept (tenant_id, user_id, thread_id, id, sequence, type, data, created_at, extras)
  SELECT tenant_id, user_id, id, $4, sequence, $5, $6::jsonb, $7::timestamptz, coalesce($8::jsonb, '{}') FROM place
  ON CONFLICT (tenant_id, user_id, thread_id, id) DO UPDATE
    SET type = excluded.type, data = excluded.data, extras = coalesce($8::jsonb, kept.extras)
  RETURNING kept.id`;

/** Removes the items behind one, which stays. Answers a row unless that one is missing. */
export const DELETE_ITEMS_AFTER = `
  WITH last_kept AS (
    SELECT sequence FROM thread_items WHERE tenant_id = $1 AND user_id = $2 AND thread_id = $3 AND id = $4
  ), removed AS (
    DELETE FROM thread_items
    WHERE tenant_id = $1 AND user_id = $2 AND thread_id = $3 AND sequence > (SELECT sequence FROM last_kept)
  )
  SELECT sequence FROM last_kept`;
