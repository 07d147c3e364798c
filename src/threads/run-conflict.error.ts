import { AppError } from '../common/errors/app-error.js';
import type { RunRecord } from './run-store.js';

/** A thread answers one message at a time. The run that is at it can be followed or cancelled. */
export class RunConflictError extends AppError {
  constructor(readonly existing: RunRecord) {
    super({
      code: 'run_active',
      message: `Run ${existing.id} is writing an answer in this thread. Follow it at /chatkit/runs/${existing.id}/events, or cancel it.`,
      retryAfter: 1,
    });
  }
}
