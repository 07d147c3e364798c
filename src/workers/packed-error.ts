import { AppError } from '../common/errors/app-error.js';
import type { ErrorCode } from '../common/errors/catalogue.js';
import { ConflictError } from '../common/errors/conflict.error.js';
import { InvalidRequestError } from '../common/errors/invalid-request.error.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import { NotImplementedError } from '../common/errors/not-implemented.error.js';
import { UnavailableError } from '../common/errors/unavailable.error.js';
import { CARRIED_CAUSES } from './limits.js';

/** An error as plain data: a copy between threads keeps neither its class nor its code. */
export interface PackedError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: PackedError;
  /** What an `AppError` has in addition. */
  readonly application?: Pick<AppError, 'code' | 'issues' | 'retryAfter'>;
}

const CLASSES: Readonly<Record<string, { readonly prototype: AppError }>> = {
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  NotImplementedError,
  UnavailableError,
};

export function packError(error: unknown, causes = CARRIED_CAUSES): PackedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  const cause = error.cause === undefined || causes === 0 ? undefined : packError(error.cause, causes - 1);
  if (!(error instanceof AppError)) return { name, message, stack, cause };
  const { code, issues, retryAfter } = error;
  return { name, message, stack, cause, application: { code, issues, retryAfter } };
}

/** The error again, with its class if it is one of ours. */
export function unpackError({ name, message, stack, cause: packed, application }: PackedError): Error {
  const cause = packed && unpackError(packed);
  const error = application
    ? new AppError({ ...application, code: application.code satisfies ErrorCode, message, cause })
    : new Error(message, { cause });
  const { prototype } = (application && CLASSES[name]) ?? {};
  if (prototype) Object.setPrototypeOf(error, prototype);
  return Object.assign(error, { name, stack });
}
