import { AppError } from './errors/app-error.js';
import { UnavailableError } from './errors/unavailable.error.js';

/** When and how often failed work is repeated. Use it only for work that can safely be done twice. */
export interface RetryPolicy {
  readonly retries: number;
  readonly firstPauseMs: number;
  /** Each pause is longer than the one before by this factor. Default: 2. */
  readonly growth?: number;
  readonly longestPauseMs?: number;
  /** Makes each pause up to twice as long, at random, so that several callers do not repeat at the same moment. */
  readonly hasJitter?: boolean;
  /** How long the server asked in its answer to wait. The pause is at least as long. */
  readonly askedPauseMs?: (error: unknown) => number;
  /** Whether the failure is temporary, so that a retry can succeed. Any other failure is thrown at once. */
  readonly isTemporary: (error: unknown) => boolean;
}

/** Repeats a write to a store while it is unavailable, for about 30 seconds. */
export const STORE_WRITE: RetryPolicy = {
  retries: 19,
  firstPauseMs: 100,
  longestPauseMs: 2_000,
  isTemporary: isUnavailable,
};

/** Repeats a request to an embedding model, for about 5 to 9 seconds. */
export const EMBEDDING: RetryPolicy = {
  retries: 4,
  firstPauseMs: 300,
  hasJitter: true,
  isTemporary: (error) => error instanceof AppError && error.retryable,
};

/** Repeats a request to the search index. The pauses are short, because a caller is waiting. */
export const INDEX_REQUEST: RetryPolicy = {
  retries: 2,
  firstPauseMs: 100,
  hasJitter: true,
  isTemporary: isUnreachable,
};

/** Waits for another process that writes the search index. `retries` is the number of seconds. */
export const INDEX_WRITER: RetryPolicy = {
  retries: 60,
  firstPauseMs: 1_000,
  growth: 1,
  isTemporary: (error) => error instanceof AppError && error.code === 'index_building',
};

/** Repeats the first indexing of a server until it succeeds, while the server already answers. */
export const FIRST_INDEX: RetryPolicy = {
  retries: Number.POSITIVE_INFINITY,
  firstPauseMs: 1_000,
  longestPauseMs: 30_000,
  hasJitter: true,
  isTemporary: (error) => error instanceof AppError && error.retryable,
};

/** @returns what the work returns. @throws its last error, or the reason of the signal when that is aborted in a pause. */
export async function retry<T>(work: () => Promise<T>, policy: RetryPolicy, signal?: AbortSignal): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === policy.retries || !policy.isTemporary(error)) throw error;
      await pause(Math.max(pauseMs(policy, attempt), policy.askedPauseMs?.(error) ?? 0), signal);
    }
  }
}

/** Retries while a dependency is unavailable; see `STORE_WRITE`. */
export function retryWhileUnavailable<T>(work: () => Promise<T>): Promise<T> {
  return retry(work, STORE_WRITE);
}

function isUnreachable(error: unknown): boolean {
  return error instanceof UnavailableError;
}

function isUnavailable(error: unknown): boolean {
  return error instanceof AppError && error.kind === 'unavailable';
}

function pauseMs({ firstPauseMs, growth = 2, longestPauseMs, hasJitter }: RetryPolicy, attempt: number): number {
  const jitter = hasJitter ? 1 + Math.random() : 1;
  return Math.min(firstPauseMs * growth ** attempt * jitter, longestPauseMs ?? Number.POSITIVE_INFINITY);
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
