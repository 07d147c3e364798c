import { AppError } from '../common/errors/app-error.js';
import { ConflictError } from '../common/errors/conflict.error.js';
import { InvalidRequestError } from '../common/errors/invalid-request.error.js';

/** Formats a size in the unit of the limits. */
const inMegabytes = (bytes: number) => `${bytes / 1024 / 1024} MB`;

export function typeNotAllowed(accepted: readonly string[]): InvalidRequestError {
  return new InvalidRequestError(
    `Files of this type cannot be attached. Attach a file of one of these types: ${accepted.join(', ')}.`,
    [{ path: 'params.mime_type', message: 'Not an allowed type' }],
    'attachment_type_not_allowed',
  );
}

export function sizeNotAllowed(limit: number): InvalidRequestError {
  return new InvalidRequestError(
    `A file must have at least one byte and at most ${inMegabytes(limit)}. Shorten or split it.`,
    [{ path: 'params.size', message: `Not between 1 and ${limit}` }],
    'attachment_size_not_allowed',
  );
}

export function tooManyUnused(limit: number): AppError {
  return new AppError({
    code: 'too_many_attachments',
    message: `You have ${limit} files that no message uses. Send or delete some of them first.`,
  });
}

export function quotaExceeded(): AppError {
  return new AppError({ code: 'attachment_quota_exceeded' });
}

export function tooLarge(limit: number): AppError {
  return new AppError({
    code: 'attachment_too_large',
    message: `The file is larger than ${inMegabytes(limit)}. Shorten or split it.`,
  });
}

export function sizeMismatch(declared: number): InvalidRequestError {
  return new InvalidRequestError(
    `The upload does not have the ${declared} bytes that were declared. Register the file with its true size.`,
    [],
    'attachment_size_mismatch',
  );
}

export function typeMismatch(declared: string, remedy: string): InvalidRequestError {
  return new InvalidRequestError(
    `The content of the file is not ${declared}. ${remedy}`,
    [],
    'attachment_type_mismatch',
  );
}

export function uploadIncomplete(cause?: unknown): AppError {
  return new AppError({ code: 'upload_incomplete', cause });
}

export function alreadyUploaded(): ConflictError {
  return new ConflictError('attachment_already_uploaded');
}

export function notUploaded(): ConflictError {
  return new ConflictError('attachment_not_uploaded');
}

/** The record exists but its bytes do not: a disk was lost, or the folder is not shared by all server processes. */
export function bytesLost(): AppError {
  return new AppError({ code: 'attachment_bytes_lost' });
}
