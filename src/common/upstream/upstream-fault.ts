import { AppError } from '../errors/app-error.js';

/**
 * The fault that `undiciFetch` reported, if the error is one or has one as its cause: a client of a model server wraps
 * what its `fetch` throws into an error of its own.
 */
export function upstreamFault(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const { cause } = (error ?? {}) as { cause?: unknown };
  return cause instanceof AppError ? cause : undefined;
}
