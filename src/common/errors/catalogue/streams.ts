import type { ErrorEntry } from '../error-kind.js';

/** `retryable` is the verdict when the responder gives none. Neither has a kind: the HTTP status was sent before. */
export const STREAM_ERRORS = {
  'stream.error': {
    retryable: true,
    meaning: 'The answer failed for a reason that is logged on the server.',
    remedy: 'Try again.',
  },
  custom: {
    retryable: false,
    meaning: 'The integration ended the answer with a message of its own.',
    remedy: 'Do what the message says.',
  },
} as const satisfies Readonly<Record<string, Omit<ErrorEntry, 'kind'>>>;
