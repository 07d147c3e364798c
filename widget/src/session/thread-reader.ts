import type { LoadedThread } from '../conversation/history.js';
import type { ChatKitClient } from '../transport/chatkit-client.js';
import { asObject, objectsIn, textOrNull } from '../wire/guards.js';
import { type ItemPage, normalizeItemPage, normalizeThread, type ThreadInfo } from '../wire/normalize.js';

const PAGE_SIZE = 20;

export interface ThreadList {
  threads: ThreadInfo[];
  cursor: string | null;
  hasMore: boolean;
}

/**
 * Loads threads, items and the list of threads. The server sends a thread with its oldest items; newer ones are paged.
 */
export class ThreadReader {
  constructor(private readonly client: ChatKitClient) {}

  async load(threadId: string, signal?: AbortSignal): Promise<LoadedThread> {
    const thread = normalizeThread(
      await this.client.json({ type: 'threads.get_by_id', params: { thread_id: threadId } }, signal),
    );
    if (thread === null) throw new TypeError('The server sent no thread.');
    const { items: first, ...info } = thread;
    if (!first.hasMore) return { thread: info, items: first.data, hasOlder: false, olderCursor: null };
    const newest = await this.items(threadId, null, signal);
    const items = newest.data.toReversed();
    return { thread: info, items, hasOlder: newest.hasMore, olderCursor: newest.after };
  }

  /** A page of items, newest first. */
  async items(threadId: string, after: string | null, signal?: AbortSignal): Promise<ItemPage> {
    const params = { thread_id: threadId, order: 'desc', limit: PAGE_SIZE, ...(after ? { after } : {}) };
    return normalizeItemPage(await this.client.json({ type: 'items.list', params }, signal));
  }

  async list(after: string | null): Promise<ThreadList> {
    const params = { order: 'desc', limit: PAGE_SIZE, ...(after ? { after } : {}) };
    const page = asObject(await this.client.json({ type: 'threads.list', params }));
    const threads = objectsIn(page['data']).flatMap((value) => normalizeThread(value) ?? []);
    const cursor = textOrNull(page['after']);
    return { threads, cursor, hasMore: page['has_more'] === true && cursor !== null };
  }
}
