// What a model server (answers, embeddings, speech) may send, and how it may redirect. Above a limit the connection is closed.

/** Bytes of a whole JSON body. A picture in base64 has about 4 MB, and 64 embeddings of 4,096 numbers have 8 MB. */
export const UPSTREAM_BODY_BYTES = 8 * 1024 * 1024;
/** Bytes that are read of the body of an error. Its code is at the beginning, and its text is never shown or logged. */
export const UPSTREAM_ERROR_BYTES = 16 * 1024;
/** Redirects that are followed for one request, all of them within the address that is configured. Requests. */
export const UPSTREAM_REDIRECTS = 3;
/** Milliseconds that a health check waits for a dependency: orchestrators wait for a few seconds, and ask again. */
export const HEALTH_CHECK_MS = 2_000;
/** Issues in one error: a long array can have one issue for each element. */
export const ERROR_ISSUES = 20;
/**
 * Milliseconds of one turn of the event loop in which work may begin that waits for its place. A health check waits for one
 * turn, and a turn takes this long plus the longest work that was begun in it.
 */
export const LOOP_TURN_MS = 5;
/** Milliseconds of a turn after which a client has connected: the event loop accepts one connection in each turn. */
export const SHORT_LOOP_TURN_MS = 1;
/** Milliseconds that a stop takes when something hangs, in addition to the time for running answers. */
export const STOP_MS = 10_000;
/** Milliseconds that a start may go on after a signal: the time for running answers is not known before its end. */
export const STOP_WHILE_STARTING_MS = 30_000;
