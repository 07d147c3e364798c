import type { Owner } from '../auth/identity.js';
import type { Clock } from '../common/clock.js';
import type { ThreadItem } from '../protocol/items.js';
import { type AnswerKey, type Feedback, type FeedbackKind, FeedbackStore } from '../threads/feedback-store.js';
import type { ThreadStore } from '../threads/thread-store.js';

/** `FeedbackStore` in memory, for the items of the given thread store. */
export class MemoryFeedbackStore extends FeedbackStore {
  private readonly feedback = new Map<string, Feedback>();

  constructor(
    private readonly threads: ThreadStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async saveFeedback(
    owner: Owner,
    threadId: string,
    itemIds: readonly string[],
    kind: FeedbackKind,
  ): Promise<void> {
    const items = await this.allItems(owner, threadId);
    const created_at = this.clock.now().toISOString();
    for (const { id } of items.filter((item) => itemIds.includes(item.id)))
      this.feedback.set(keyOf(owner, threadId, id), { item_id: id, kind, created_at });
  }

  /** Reads the items first, so that feedback on deleted items is not listed. */
  override async listFeedback(owner: Owner, threadId: string): Promise<Feedback[]> {
    const items = await this.allItems(owner, threadId);
    return items.flatMap(({ id }) => this.feedback.get(keyOf(owner, threadId, id)) ?? []);
  }

  override async listFeedbackOn(answers: readonly AnswerKey[]): Promise<Feedback[]> {
    const there = await Promise.all(answers.map((answer) => this.isThere(answer)));
    const keys = answers
      .filter((_, index) => there[index])
      .map(({ owner, threadId, itemId }) => keyOf(owner, threadId, itemId));
    return [...new Set(keys)].flatMap((key) => this.feedback.get(key) ?? []);
  }

  private async isThere({ owner, threadId, itemId }: AnswerKey): Promise<boolean> {
    return this.threads.loadItem(owner, threadId, itemId).then(
      () => true,
      () => false,
    );
  }

  private async allItems(owner: Owner, threadId: string, after?: string | null): Promise<ThreadItem[]> {
    const page = await this.threads.listItems(owner, threadId, { limit: 100, order: 'asc', after });
    return page.has_more ? [...page.data, ...(await this.allItems(owner, threadId, page.after))] : page.data;
  }
}

function keyOf({ tenantId, userId }: Owner, threadId: string, itemId: string): string {
  return JSON.stringify([tenantId, userId, threadId, itemId]);
}
