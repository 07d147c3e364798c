import type { ErrorEntries } from '../error-kind.js';

/** Work that runs in threads beside the event loop. */
export const WORKER_ERRORS = {
  work_failed: {
    kind: 'internal',
    retryable: true,
    meaning: 'A part of the server that does long work ended while it was working.',
    remedy: 'Try again; if it happens again, a page is too large or the server has too little memory.',
  },
  work_queue_full: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'Too much work is waiting on the server.',
    remedy: 'Try again in a few seconds.',
  },
} as const satisfies ErrorEntries;
