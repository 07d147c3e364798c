/** The non-zero numbers of a very long vector. `indices` are in ascending order and below `SPARSE_DIMENSIONS`. */
export interface SparseVector {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** The longest vector that `sparsevec` of pgvector allows. Indices in Qdrant have 32 bits. */
export const SPARSE_DIMENSIONS = 1_000_000_000;

export function sparseVector(weights: ReadonlyMap<number, number>): SparseVector {
  const entries = [...weights].filter(([, value]) => value !== 0).sort(([left], [right]) => left - right);
  return { indices: entries.map(([index]) => index), values: entries.map(([, value]) => value) };
}

/** The inner product. */
export function sparseDot(left: SparseVector, right: SparseVector): number {
  let sum = 0;
  let j = 0;
  for (const [i, index] of left.indices.entries()) {
    while (j < right.indices.length && right.indices[j]! < index) j += 1;
    if (right.indices[j] === index) sum += left.values[i]! * right.values[j]!;
  }
  return sum;
}
