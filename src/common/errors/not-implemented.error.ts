import { AppError } from './app-error.js';

/** A capability that this server does not have or that nobody configured; the message names the remedy. */
export class NotImplementedError extends AppError {
  constructor(message: string, code = 'not_implemented') {
    super({ code, kind: 'not_implemented', message });
  }
}
