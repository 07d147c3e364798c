import { AppError } from './app-error.js';

/** The request is fine but the thing is in a state that does not allow it. */
export class ConflictError extends AppError {
  constructor(code: string, message: string) {
    super({ code, kind: 'conflict', message });
  }
}
