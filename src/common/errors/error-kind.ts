/** What went wrong, independent of a transport. Each code of the catalogue has one kind. */
export type ErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'request_timeout'
  | 'conflict'
  | 'gone'
  | 'too_large'
  | 'unsupported_media_type'
  | 'misdirected'
  | 'rate_limited'
  | 'not_implemented'
  | 'unavailable'
  | 'upstream'
  | 'timeout'
  | 'internal';

/** The HTTP status of every kind of error. No other file maps errors to statuses. */
export const STATUS_BY_KIND: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported_media_type: 415,
  misdirected: 421,
  invalid: 422,
  rate_limited: 429,
  internal: 500,
  not_implemented: 501,
  upstream: 502,
  unavailable: 503,
  timeout: 504,
};

/** The entry of one code in the catalogue. `meaning` and `remedy` together are the default message of the error. */
export interface ErrorEntry {
  readonly kind: ErrorKind;
  /** Whether sending the same request again can succeed. */
  readonly retryable: boolean;
  /** One sentence that says what is wrong. It must not reveal internals, because callers see it. */
  readonly meaning: string;
  /** One sentence that says what the caller should do next. */
  readonly remedy: string;
}

/** The codes of one room. */
export type ErrorEntries = Readonly<Record<string, ErrorEntry>>;
