/** Milliseconds in which Postgres has to accept a connection. */
export const CONNECT_MS = 5_000;
/** Milliseconds of one statement of a request; Postgres ends it then. */
export const STATEMENT_MS = 15_000;
/** Milliseconds that the driver waits for a statement, for a server that does not answer and so cannot apply its own limit. */
export const ANSWER_MS = 20_000;
/**
 * Megabytes of pages that the embedded Postgres keeps in memory: its default of 128 MB is never given back, and what is not
 * kept comes from the file cache of the operating system.
 */
export const SHARED_BUFFERS_MB = 32;
/** Milliseconds after which the lock of a data folder is taken over, when its holder has not renewed it. */
export const LOCK_STALE_MS = 6_000;
/** Milliseconds. The same for a holder whose process id exists: it may be too busy to renew, or the id belongs to another program. */
export const LOCK_LIVING_HOLDER_MS = 120_000;
/** Milliseconds between two renewals of the lock: a holder may miss one of them while its machine is busy. */
export const LOCK_RENEWAL_MS = 2_000;
/** Milliseconds that a start waits for the lock of a holder in another container, which may have died. */
export const LOCK_WAIT_MS = 7_500;
/** Milliseconds between two attempts to get the lock. */
export const LOCK_RETRY_MS = 500;
