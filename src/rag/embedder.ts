import { EMBEDDED_SECTIONS } from './limits.js';

/**
 * Turns text into vectors. All vectors of an embedder have `dimensions` numbers and the norm 1, except that a text that the
 * model cannot read may have zeros: it is similar to nothing, and is found by its words only.
 */
export abstract class Embedder {
  /** Model and version. Stored with the index; vectors of another model are rejected. */
  abstract readonly model: string;
  abstract readonly dimensions: number;
  /** Sections that indexing embeds and stores at once. After an interruption, at most two batches are embedded again. */
  readonly sectionsAtOnce: number = EMBEDDED_SECTIONS;
  /** Returns one vector for each text, in the same order. @throws UnavailableError when the model cannot be reached. */
  abstract embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]>;
}

/** The vector scaled to length 1; a zero vector stays as it is. */
export function unitNorm(vector: readonly number[]): number[] {
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}
