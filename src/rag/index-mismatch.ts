import { AppError } from '../common/errors/app-error.js';
import type { IndexRecipe } from './index-build.js';

/** The error of a search in an index of another version of the chunker. */
export function indexMismatch(stored: IndexRecipe, wanted: IndexRecipe): AppError {
  return new AppError({
    code: 'index_mismatch',
    message:
      `${describeMismatch(stored, wanted)} It is built again when the server starts, unless INDEX_ON_START=never is set; ` +
      '`npm run ingest` builds it too.',
  });
}

export function describeMismatch(stored: IndexRecipe, wanted: IndexRecipe): string {
  return `The search index was built with ${describe(stored)}, but the server is set to ${describe(wanted)}.`;
}

function describe({ model, dimensions, chunkerVersion }: IndexRecipe): string {
  return `${model} (${dimensions} dimensions, chunker ${chunkerVersion})`;
}
