/** Turns text into vectors. Vectors of one embedder have one length and unit norm. */
export abstract class Embedder {
  /** Names model and version: stored with the index, which refuses vectors of another model. */
  abstract readonly model: string;
  abstract readonly dimensions: number;
  /** One vector a text, in order, in one request. An unreachable model: `UnavailableError`. */
  abstract embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]>;
}

/** The vector scaled to length 1; a zero vector stays as it is. */
export function unitNorm(vector: readonly number[]): number[] {
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}
