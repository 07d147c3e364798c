import type { ThreadStore } from '../../src/threads/thread-store.js';
import { ADA, anAnswer, aThread } from '../support/thread-builders.js';

/** Adds the thread `thread_1` of Ada with one answer for each id. */
export function addThreadWith(store: ThreadStore, ...itemIds: readonly string[]): Promise<void> {
  return store.addThread(
    ADA,
    aThread(),
    itemIds.map((id) => ({ item: anAnswer({ id }) })),
  );
}

/** The ids of one page of the items of `thread_1`. */
export async function itemIdsOf(store: ThreadStore, page: Parameters<ThreadStore['listItems']>[2]): Promise<string[]> {
  return (await store.listItems(ADA, 'thread_1', page)).data.map(({ id }) => id);
}
