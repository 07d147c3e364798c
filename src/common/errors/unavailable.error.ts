import { AppError } from './app-error.js';
import type { CodeWith } from './catalogue.js';

/** A dependency of this server is unavailable for now; the same request may succeed after 5 seconds. */
export class UnavailableError extends AppError {
  constructor(code: CodeWith<{ kind: 'unavailable'; retryable: true }>, message?: string, cause?: unknown) {
    super({ code, message, retryAfter: 5, cause });
  }
}
