import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { ErrorIssue } from '../common/errors/app-error.js';
import { InvalidRequestError } from '../common/errors/invalid-request.error.js';
import { schemaIssues } from './follows-schema.decorator.js';

/** Checks DTOs and removes members that they do not declare. Faults are answered as `invalid_request`, each with its path. */
export const VALIDATION = new ValidationPipe({
  whitelist: true,
  transform: true,
  stopAtFirstError: true,
  exceptionFactory: toInvalidRequest,
});

function toInvalidRequest(errors: ValidationError[]): InvalidRequestError {
  return new InvalidRequestError(
    'The request is not valid. Correct the members that `errors` names.',
    errors.flatMap((error) => toIssues(error, '')),
  );
}

function toIssues(error: ValidationError, parent: string): ErrorIssue[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const nested = schemaIssues(error);
  if (nested) return nested.map((issue) => ({ ...issue, path: [path, issue.path].filter(Boolean).join('.') }));
  const own = Object.values(error.constraints ?? {}).map((message) => ({ path, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => toIssues(child, path))];
}
