import type { Failure } from '../conversation/conversation.js';
import { HttpFailure } from '../transport/http-failure.js';

const TOO_LARGE = new Set([400, 413, 415, 422]);

/** Maps the error of a request that did not become a stream to a failure. `now` is in milliseconds since the epoch. */
export function failureOf(error: unknown, now: number): Failure {
  if (!(error instanceof HttpFailure)) return { kind: 'network', code: null, message: null, canRetry: true };
  const { status, code, detail, retryAfter } = error;
  const base = { code, message: detail };
  if (status === 401 || status === 403) return { ...base, kind: 'signed-out', canRetry: false };
  if (status === 404) return { ...base, kind: 'gone', canRetry: false };
  if (status === 409) return { ...base, kind: 'busy', canRetry: true };
  if (status === 429)
    return { ...base, kind: 'rate-limited', canRetry: true, retryAt: now + (retryAfter ?? 10) * 1_000 };
  if (TOO_LARGE.has(status)) return { ...base, kind: 'rejected', canRetry: false };
  // The message of a server error is not meant for readers.
  if (status >= 500) return { code, message: null, kind: 'http', canRetry: true };
  return { ...base, kind: 'http', canRetry: false };
}

export const isSignedOut = (error: unknown): boolean =>
  error instanceof HttpFailure && (error.status === 401 || error.status === 403);
/** True if the thread or run does not exist, or its events are no longer kept. */
export const isMissing = (error: unknown): boolean =>
  error instanceof HttpFailure && (error.status === 404 || error.status === 410);
