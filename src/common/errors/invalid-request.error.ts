import { AppError, type ErrorIssue } from './app-error.js';

/** The request was understood as JSON but breaks a rule; `issues` name each member at fault. */
export class InvalidRequestError extends AppError {
  constructor(message: string, issues: readonly ErrorIssue[] = [], code = 'invalid_request') {
    super({ code, kind: 'invalid', message, issues });
  }
}
