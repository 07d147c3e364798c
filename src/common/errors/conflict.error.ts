import { AppError } from './app-error.js';
import type { CodeWith } from './catalogue.js';

/** The request is valid, but the current state of its target does not allow it. */
export class ConflictError extends AppError {
  constructor(code: CodeWith<{ kind: 'conflict' }>, message?: string) {
    super({ code, message });
  }
}
