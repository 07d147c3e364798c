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
