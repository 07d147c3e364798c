import { AppError } from '../../common/errors/app-error.js';
import type { ErrorCode } from '../../common/errors/catalogue.js';
import { ENGLISH } from '../messages/languages.js';
import type { Messages } from '../messages/messages.js';

const NOT_INDEXED: ReadonlySet<ErrorCode> = new Set(['index_empty', 'index_building', 'index_mismatch']);

/** What a reader is told. Each message is true for every fault of its kind, and names nothing internal. */
const KINDS = ['notIndexed', 'unavailable', 'broken'] as const;

/** What the model reads when a search failed; the answer continues without it. Without an error, the search took too long. */
export function describeSearchFailure(error?: unknown): string {
  return `The search is not available. Tell the reader: ${ENGLISH[kindOf(error)]} Do not answer from memory.`;
}

/** The message for the reader in a text that `describeSearchFailure` wrote, else the one for a fault that passes. */
export function readSearchFailure(text = '', messages: Messages = ENGLISH): string {
  return messages[KINDS.find((kind) => text.includes(ENGLISH[kind])) ?? 'unavailable'];
}

function kindOf(error: unknown): (typeof KINDS)[number] {
  if (!(error instanceof AppError)) return 'unavailable';
  if (NOT_INDEXED.has(error.code)) return 'notIndexed';
  const isOurs = error.kind === 'unavailable' || error.kind === 'upstream' || error.kind === 'conflict';
  return isOurs && !error.retryable ? 'broken' : 'unavailable';
}
