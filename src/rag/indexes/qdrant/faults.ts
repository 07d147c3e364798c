import { AppError } from '../../../common/errors/app-error.js';
import { UnavailableError } from '../../../common/errors/unavailable.error.js';
import { INDEX_REQUEST, type RetryPolicy, retry, STORE_WRITE } from '../../../common/retry.js';
import { INDEXING_PAUSE_SECONDS, SEARCH_PAUSE_SECONDS } from '../../limits.js';
import { QdrantFault } from './qdrant-fault.js';

/** A reader waits for a search: when Qdrant asks for a long pause, the reader is told at once. */
const SEARCHING: RetryPolicy = {
  ...INDEX_REQUEST,
  isTemporary: (error) => INDEX_REQUEST.isTemporary(error) && (askedPause(error) ?? 0) <= SEARCH_PAUSE_SECONDS,
  askedPauseMs,
};
const INDEXING_POLICY: RetryPolicy = { ...STORE_WRITE, askedPauseMs };

export interface FaultOptions {
  readonly signal?: AbortSignal;
  /** Whether the work may wait for about 30 seconds, and longer when Qdrant asks for it. */
  readonly isIndexing?: boolean;
}

export const INDEXING: FaultOptions = { isIndexing: true };

/**
 * Repeats `work` for a while when the server is unavailable, then throws an `UnavailableError`. All our requests can be
 * repeated safely. What the server rejects is not repeated. The cause of each error says in words for the log what happened.
 */
export function withQdrantFaults<T>(work: () => Promise<T>, { signal, isIndexing }: FaultOptions = {}): Promise<T> {
  const translating = () =>
    work().catch((error: unknown) => {
      throw error instanceof QdrantFault ? translated(error) : error;
    });
  return retry(translating, isIndexing ? INDEXING_POLICY : SEARCHING, signal);
}

/** Whether Qdrant says that what a request names does not exist. */
export function isNotFound(error: unknown): boolean {
  const fault = error instanceof AppError ? error.cause : error;
  return fault instanceof QdrantFault && fault.status === 404;
}

function translated(fault: QdrantFault): AppError {
  if (fault.isTemporary)
    return new UnavailableError('index_unavailable', undefined, fault, askedPause({ cause: fault }));
  const isKey = fault.status === 401 || fault.status === 403;
  return new AppError({ code: 'index_refused', message: isKey ? KEY_REFUSED : undefined, cause: fault });
}

const KEY_REFUSED =
  'Qdrant rejected the key. Check QDRANT_API_KEY: a server that searches needs read access to all collections, ' +
  'and one that indexes needs the right to manage them, because each build of the index is a collection.';

/** Seconds, at most those that indexing waits. */
function askedPause(error: unknown): number | undefined {
  const { cause } = error as Error;
  if (!(cause instanceof QdrantFault) || cause.retryAfter === undefined) return undefined;
  return Math.min(cause.retryAfter, INDEXING_PAUSE_SECONDS);
}

function askedPauseMs(error: unknown): number {
  return (askedPause(error) ?? 0) * 1_000;
}
