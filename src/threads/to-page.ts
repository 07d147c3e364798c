import type { Page } from '../protocol/page.js';

/** @param rows one more than `limit` if there are more. */
export function toPage<T extends { readonly id: string }>(rows: readonly T[], limit: number): Page<T> {
  const data = rows.slice(0, limit);
  return rows.length > limit ? { data, has_more: true, after: data.at(-1)?.id } : { data, has_more: false };
}
