import { AppError, type ErrorIssue } from './app-error.js';
import type { CodeWith } from './catalogue.js';

/** The request is JSON but breaks a rule; `issues` name each member at fault. */
export class InvalidRequestError extends AppError {
  constructor(
    message?: string,
    issues: readonly ErrorIssue[] = [],
    code: CodeWith<{ kind: 'invalid' }> = 'invalid_request',
  ) {
    super({ code, message, issues });
  }
}
