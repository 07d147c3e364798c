import type { Owner } from '../auth/identity.js';

/** `failed`: the search failed, so it is unknown whether the documentation covers the question. */
const VERDICTS = ['covered', 'not_covered', 'failed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A section that was found for a question. */
export interface FoundSection {
  readonly id: string;
  readonly file: string;
  readonly heading: string;
  readonly score: number;
  /** Whether the answer cites it. */
  readonly cited: boolean;
}

/** A question of a user message, what search found for it, and how it was answered. */
export interface AskedQuestion {
  readonly threadId: string;
  /** The user message that contains it. */
  readonly messageId: string;
  readonly text: string;
  /** The search queries that the model wrote for it. */
  readonly queries: readonly string[];
  readonly verdict: Verdict;
  /** The confidence of retrieval that the documentation answers it, 0 to 1. */
  readonly confidence: number;
  /** Best first. */
  readonly sections: readonly FoundSection[];
  /** Whether the answer was completed; false when the reader stopped it or the model failed. */
  readonly answered: boolean;
  /** Ids of the items of the answer, to which feedback belongs. */
  readonly answerIds: readonly string[];
  readonly searchMs: number;
  readonly askedAt: Date;
}

export interface OwnedQuestion extends AskedQuestion {
  readonly owner: Owner;
}
