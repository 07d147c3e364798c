import type { Identity } from '../auth/identity.js';

/** `failed`: nothing could be searched, so nobody knows. */
const VERDICTS = ['covered', 'not_covered', 'failed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A section that was found for a question. */
export interface FoundSection {
  readonly id: string;
  readonly file: string;
  readonly heading: string;
  readonly score: number;
  /** Whether the answer refers to it. */
  readonly cited: boolean;
}

/** A question that was searched for, and what came of it. */
export interface AskedQuestion {
  readonly threadId: string;
  /** The message that asked it. */
  readonly messageId: string;
  readonly text: string;
  /** What was looked for, as it was put by the model. */
  readonly queries: readonly string[];
  readonly verdict: Verdict;
  /** How sure retrieval was that the documentation answers it, 0 to 1. */
  readonly confidence: number;
  /** Best first. */
  readonly sections: readonly FoundSection[];
  /** Whether the answer came to its end; a reader may stop it, a model may fail. */
  readonly answered: boolean;
  /** Items of the answer, on which readers give feedback. */
  readonly answerIds: readonly string[];
  readonly searchMs: number;
  readonly askedAt: Date;
}

export interface OwnedQuestion extends AskedQuestion {
  readonly owner: Identity;
}
