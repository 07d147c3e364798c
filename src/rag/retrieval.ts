import type { Passage } from './passage.js';

/** The answer to a `SearchRequest`. */
export interface Retrieval {
  /** Best first; the nearest ones even when the corpus does not cover the question. */
  readonly passages: readonly Passage[];
  /** How sure retrieval is that the corpus answers the question, 0 to 1. */
  readonly confidence: number;
  /** Whether `confidence` passes the calibrated threshold. */
  readonly covered: boolean;
}
