import { AppError } from '../common/errors/app-error.js';

/** The database cannot be used as configured. The message is one line, complete, and safe to print. */
export class DatabaseStartError extends AppError {
  constructor(code: string, message: string, cause?: unknown) {
    super({ code, kind: 'unavailable', message, cause });
  }
}
