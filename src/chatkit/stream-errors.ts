import { AppError } from '../common/errors/app-error.js';
import type { EventOf } from '../protocol/events.js';

/** The code that ChatKit clients know and translate themselves (reference: chatkit/errors.py). */
const STREAM_ERROR = 'stream.error';

/**
 * Ends a stream with words of the integration's own. Throw it from a responder; the message is shown as it is.
 * (Reference: `CustomStreamError` in chatkit/errors.py.)
 */
export class CustomStreamError extends Error {
  constructor(
    message: string,
    readonly allowRetry = false,
  ) {
    super(message);
  }
}

/** Ends a stream with a code that clients have words of their own for (reference: `StreamError` in chatkit/errors.py). */
export class StreamError extends Error {
  constructor(
    readonly code: string = STREAM_ERROR,
    readonly allowRetry = true,
  ) {
    super(`The stream ended with ${code}.`);
  }
}

/** Any error after the first frame, as the one event that a client is told it with. The only stream mapper. */
export function toErrorEvent(error: unknown): EventOf<'error'> {
  if (error instanceof CustomStreamError) {
    return { type: 'error', code: 'custom', message: error.message, allow_retry: error.allowRetry };
  }
  if (error instanceof StreamError) return { type: 'error', code: error.code, allow_retry: error.allowRetry };
  if (error instanceof AppError) {
    return { type: 'error', code: error.code, message: error.message, allow_retry: error.retryable };
  }
  return { type: 'error', code: STREAM_ERROR, allow_retry: true };
}
