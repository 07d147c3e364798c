import { AppError } from './app-error.js';
import type { CodeWith } from './catalogue.js';

/** A capability that this server does not have or that is not configured. The message says how to add it. */
export class NotImplementedError extends AppError {
  constructor(message?: string, code: CodeWith<{ kind: 'not_implemented' }> = 'not_implemented') {
    super({ code, message });
  }
}
