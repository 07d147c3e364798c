/**
 * What went wrong, in words that belong to no transport. `app.filter.ts` maps a kind to an HTTP status and
 * `chatkit/stream-errors.ts` maps the whole error to a ChatKit `error` event; nobody else translates errors.
 */
export type ErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'too_large'
  | 'unsupported_media_type'
  | 'rate_limited'
  | 'not_implemented'
  | 'unavailable'
  | 'upstream'
  | 'timeout'
  | 'internal';

export interface AppErrorOptions {
  /** Stable, machine-readable: part of the public contract, never reworded. */
  readonly code: string;
  readonly kind: ErrorKind;
  /** Safe to show to a caller: says what to do next and names nothing internal. */
  readonly message: string;
  /** Whether sending the same request again can help. */
  readonly retryable?: boolean;
  /** The members of the request that were at fault. */
  readonly issues?: readonly ErrorIssue[];
  /** How long to wait before trying again, in seconds. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** One fault in a request: `path` is dotted (`params.thread_id`), empty for the request as a whole. */
export interface ErrorIssue {
  readonly path: string;
  readonly message: string;
}

/** Base of every error that is meant to reach a caller. Anything else is answered as `internal_error`. */
export class AppError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly retryable: boolean;
  readonly issues: readonly ErrorIssue[];
  readonly retryAfter?: number;

  constructor(options: AppErrorOptions) {
    super(options.message, { cause: options.cause });
    this.name = new.target.name;
    this.code = options.code;
    this.kind = options.kind;
    this.retryable = options.retryable ?? false;
    this.issues = options.issues ?? [];
    this.retryAfter = options.retryAfter;
  }
}
