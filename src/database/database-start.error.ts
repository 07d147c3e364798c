import { AppError } from '../common/errors/app-error.js';
import type { CodeWith } from '../common/errors/catalogue.js';

/** Codes of faults that prevent the start of the server. */
export type DatabaseStartCode = CodeWith<{ kind: 'unavailable'; retryable: false }>;

/** The database cannot be used as configured. The message is one line, complete, and safe to print. */
export class DatabaseStartError extends AppError {
  constructor(code: DatabaseStartCode, message: string, cause?: unknown) {
    super({ code, message, cause });
  }
}
