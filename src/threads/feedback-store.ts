import type { Identity } from '../auth/identity.js';

export type FeedbackKind = 'positive' | 'negative';

export interface Feedback {
  readonly item_id: string;
  readonly kind: FeedbackKind;
  /** ISO 8601. */
  readonly created_at: string;
}

/** An item of an answer, with its owner: nobody's feedback is read without saying whose. */
export interface AnswerKey {
  readonly owner: Identity;
  readonly threadId: string;
  readonly itemId: string;
}

/** What readers thought of an item: the last word of each owner on each item counts. */
export abstract class FeedbackStore {
  /** Ids that name no item of the thread are ignored (reference: `add_feedback` in server.py). Missing thread: `NotFoundError`. */
  abstract saveFeedback(
    owner: Identity,
    threadId: string,
    itemIds: readonly string[],
    kind: FeedbackKind,
  ): Promise<void>;
  /** In the order of the items; gone with its item. Missing thread: `NotFoundError`. */
  abstract listFeedback(owner: Identity, threadId: string): Promise<Feedback[]>;
  /** On items of any owners, in no order. What does not exist has none. */
  abstract listFeedbackOn(answers: readonly AnswerKey[]): Promise<Feedback[]>;
}
