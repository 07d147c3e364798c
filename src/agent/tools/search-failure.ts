import { AppError } from '../../common/errors/app-error.js';
import type { ErrorCode } from '../../common/errors/catalogue.js';

const NOT_INDEXED: ReadonlySet<ErrorCode> = new Set(['index_empty', 'index_building', 'index_mismatch']);

/** What a reader is told. Each sentence is true for every fault of its kind, and names nothing internal. */
const SENTENCES = {
  notIndexed:
    'The documentation is not indexed yet, so it cannot be searched right now. Please ask again in a few minutes.',
  unavailable: 'The documentation cannot be searched right now. Please ask again in a minute.',
  broken:
    'The documentation cannot be searched until an administrator has repaired its search. Asking again does not help.',
};

/** What the model reads when a search failed; the answer continues without it. Without an error, the search took too long. */
export function describeSearchFailure(error?: unknown): string {
  return `The search is not available. Tell the reader: ${SENTENCES[kindOf(error)]} Do not answer from memory.`;
}

/** The sentence for the reader in a text that `describeSearchFailure` wrote, else the one for a fault that passes. */
export function readSearchFailure(text = ''): string {
  return Object.values(SENTENCES).find((sentence) => text.includes(sentence)) ?? SENTENCES.unavailable;
}

function kindOf(error: unknown): keyof typeof SENTENCES {
  if (!(error instanceof AppError)) return 'unavailable';
  if (NOT_INDEXED.has(error.code)) return 'notIndexed';
  const isOurs = error.kind === 'unavailable' || error.kind === 'upstream' || error.kind === 'conflict';
  return isOurs && !error.retryable ? 'broken' : 'unavailable';
}
