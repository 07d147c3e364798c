import { AppError } from '../common/errors/app-error.js';
import type { RunRecord } from './run-store.js';

/** A thread has at most one active run. `existing` is that run, which the client may follow or cancel. */
export class RunConflictError extends AppError {
  constructor(readonly existing: RunRecord) {
    super({
      code: 'run_active',
      message: `Run ${existing.id} is writing an answer in this thread. Follow it at /chatkit/runs/${existing.id}/events, or cancel it.`,
      retryAfter: 1,
    });
  }
}
