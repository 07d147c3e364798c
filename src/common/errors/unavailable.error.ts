import { AppError } from './app-error.js';

/** Something this server depends on is away for now; the same request may succeed later. */
export class UnavailableError extends AppError {
  constructor(code: string, message: string, cause?: unknown) {
    super({ code, kind: 'unavailable', message, retryable: true, retryAfter: 5, cause });
  }
}
