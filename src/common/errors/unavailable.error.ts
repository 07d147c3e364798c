import { AppError } from './app-error.js';
import type { CodeWith } from './catalogue.js';

const RETRY_AFTER_SECONDS = 5;

/** A dependency of this server is unavailable for now; the same request may succeed after `retryAfter` seconds. */
export class UnavailableError extends AppError {
  constructor(
    code: CodeWith<{ kind: 'unavailable'; retryable: true }>,
    message?: string,
    cause?: unknown,
    retryAfter = RETRY_AFTER_SECONDS,
  ) {
    super({ code, message, retryAfter, cause });
  }
}
