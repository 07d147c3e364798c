import { AppError } from '../common/errors/app-error.js';
import { type IndexRecipe, sameRecipe } from './index-build.js';

/** @throws AppError when the index was built with another model or chunker, so that its vectors cannot be compared with ours. */
export function assertSameRecipe(stored: IndexRecipe, wanted: IndexRecipe): void {
  if (!sameRecipe(stored, wanted)) throw indexMismatch(stored, wanted);
}

export function indexMismatch(stored: IndexRecipe, wanted: IndexRecipe): AppError {
  return new AppError({
    code: 'index_mismatch',
    message:
      `The search index was built with ${describe(stored)}, but the server is set to ${describe(wanted)}. ` +
      'Run `npm run ingest` to build it again, or change EMBEDDING_MODEL and EMBEDDING_DIMENSIONS back.',
  });
}

function describe({ model, dimensions, chunkerVersion }: IndexRecipe): string {
  return `${model} (${dimensions} dimensions, chunker ${chunkerVersion})`;
}
