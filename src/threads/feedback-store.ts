import type { Owner } from '../auth/identity.js';

export type FeedbackKind = 'positive' | 'negative';

/** The latest feedback of an owner on one item. */
export interface Feedback {
  readonly item_id: string;
  readonly kind: FeedbackKind;
  /** ISO 8601. */
  readonly created_at: string;
}

/** Identifies an item of an answer. The owner is part of the key, because ids are unique per owner only. */
export interface AnswerKey {
  readonly owner: Owner;
  readonly threadId: string;
  readonly itemId: string;
}

/** Stores one feedback per owner and item: a later one replaces it. */
export abstract class FeedbackStore {
  /** Ignores ids of unknown items (reference: `add_feedback` in server.py). Missing thread: `NotFoundError`. */
  abstract saveFeedback(owner: Owner, threadId: string, itemIds: readonly string[], kind: FeedbackKind): Promise<void>;
  /** In the order of the items, without feedback on deleted items. Missing thread: `NotFoundError`. */
  abstract listFeedback(owner: Owner, threadId: string): Promise<Feedback[]>;
  /** Feedback on items of any owners, in no order. Missing items have none. */
  abstract listFeedbackOn(answers: readonly AnswerKey[]): Promise<Feedback[]>;
}
