import { AppError } from '../common/errors/app-error.js';
import type { EventOf } from '../protocol/events.js';

/** The code that ChatKit clients know and translate themselves (reference: chatkit/errors.py). */
const STREAM_ERROR = 'stream.error';

/**
 * Ends a stream with a message of the integration. Throw it from a responder; the reader sees the message unchanged.
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

/** Ends a stream with a code for which clients have a message of their own (reference: `StreamError` in chatkit/errors.py). */
export class StreamError extends Error {
  constructor(
    readonly code: string = STREAM_ERROR,
    readonly allowRetry = true,
  ) {
    super(`The stream ended with ${code}.`);
  }
}

/** The event that reports an error to a client after the first frame. The only mapper of stream errors. */
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
