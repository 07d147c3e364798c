import type { Passage } from './passage.js';

/** The result of a `SearchRequest`. */
export interface Retrieval {
  /** Best first. The nearest passages are returned even when the corpus does not cover the question. */
  readonly passages: readonly Passage[];
  /** Confidence that the corpus answers the question, 0 to 1. */
  readonly confidence: number;
  /** Whether `confidence` passes the calibrated threshold. */
  readonly covered: boolean;
}
