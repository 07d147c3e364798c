import type { Page } from '../protocol/page.js';

/** A page of the first `limit` rows. @param rows one more than `limit` when another page follows. */
export function toPage<T extends { readonly id: string }>(rows: readonly T[], limit: number): Page<T> {
  const data = rows.slice(0, limit);
  return rows.length > limit ? { data, has_more: true, after: data.at(-1)?.id } : { data, has_more: false };
}
