import type { Passage } from './passage.js';
import type { RepairedWord } from './search/spelling.js';

/** The result of a `SearchRequest`. */
export interface Retrieval {
  /** Best first. The nearest passages are returned even when the corpus does not cover the question. */
  readonly passages: readonly Passage[];
  /** Typing errors of the question, and what was searched instead. */
  readonly repairs?: readonly RepairedWord[];
  /** Confidence that the corpus answers the question, 0 to 1. */
  readonly confidence: number;
  /** Whether `confidence` passes the calibrated threshold. */
  readonly covered: boolean;
}
