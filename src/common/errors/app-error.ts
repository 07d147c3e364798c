import { ERROR_ISSUES } from '../limits.js';
import { CATALOGUE, type ErrorCode } from './catalogue.js';
import type { ErrorKind } from './error-kind.js';

export interface AppErrorOptions {
  /** Kind and retry verdict come from the catalogue. */
  readonly code: ErrorCode;
  /**
   * Replaces the meaning and the remedy of the catalogue when the error has details to name. Safe to show to a caller:
   * whole sentences that say what to do next and name nothing internal.
   */
  readonly message?: string;
  /** The members of the request that are at fault; only the first 20 are kept. */
  readonly issues?: readonly ErrorIssue[];
  /** Seconds to wait before the next attempt. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** One fault in a request: `path` is dotted (`params.thread_id`), empty for the request as a whole. */
export interface ErrorIssue {
  readonly path: string;
  readonly message: string;
}

/**
 * Base class of all errors that are shown to a caller. Every other error is reported as `internal_error`.
 * `http/problem.filter.ts` maps it to an HTTP response and `chatkit/stream-errors.ts` to an `error` event.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly retryable: boolean;
  readonly issues: readonly ErrorIssue[];
  readonly retryAfter?: number;

  constructor({ code, message, issues = [], retryAfter, cause }: AppErrorOptions) {
    const { kind, retryable, meaning, remedy } = CATALOGUE[code];
    super(message ?? `${meaning} ${remedy}`, { cause });
    this.name = new.target.name;
    this.code = code;
    this.kind = kind;
    this.retryable = retryable;
    this.issues = issues.slice(0, ERROR_ISSUES);
    this.retryAfter = retryAfter;
  }
}
