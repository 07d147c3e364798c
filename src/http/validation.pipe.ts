import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { ErrorIssue } from '../common/errors/app-error.js';
import { InvalidRequestError } from '../common/errors/invalid-request.error.js';
import { schemaIssues } from './follows-schema.decorator.js';

const OPTIONS = { whitelist: true, transform: true, stopAtFirstError: true, exceptionFactory: toInvalidRequest };

/** In a body, a member that nobody reads is most likely an error of typing. */
const BODIES = new ValidationPipe({ ...OPTIONS, forbidNonWhitelisted: true });

/**
 * Checks DTOs. Faults are answered as `invalid_request`, each with its path. Members that a DTO does not declare are refused
 * in bodies, and removed from queries, to which gateways and trackers add parameters of their own.
 */
class RequestValidation extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    return metadata.type === 'body' ? BODIES.transform(value, metadata) : super.transform(value, metadata);
  }
}

export const VALIDATION = new RequestValidation(OPTIONS);

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
