import { AppError } from '../common/errors/app-error.js';

/** @returns the vectors. @throws AppError `embedding_dimensions` when one of them does not have the declared length. */
export function checkedLength(model: string, vectors: number[][], dimensions: number): number[][] {
  const wrong = vectors.find((vector) => vector.length !== dimensions);
  if (wrong) throw wrongDimensions(model, wrong.length);
  return vectors;
}

export function wrongDimensions(model: string, actual: number): AppError {
  return new AppError({
    code: 'embedding_dimensions',
    message: `The model ${model} returns vectors with ${actual} dimensions. Set EMBEDDING_DIMENSIONS=${actual}.`,
  });
}
