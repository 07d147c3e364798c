// How long and how much the server keeps of a run and its readers.
/** Milliseconds that a poll waits for new events. It is shorter than the idle timeout of common proxies. */
export const POLL_MS = 25_000;
/** Milliseconds without an event after which a comment is sent, so that proxies keep the stream open. */
export const HEARTBEAT_MS = 10_000;
/** Milliseconds. A reader that accepts no waiting data for this long is disconnected, and its run goes on. */
export const STALLED_READER_MS = 30_000;
/** Largest index of a part of a message in an update of a responder. Missing parts before it are added as empty ones. */
export const CONTENT_INDEX = 1_000;
/** Milliseconds. A run whose lease is not renewed for this long is closed by another process. */
export const RUN_LEASE_MS = 15_000;
/** Milliseconds between two checkpoints, which renew leases and store unfinished text: at most this much of an answer is lost. */
export const CHECKPOINT_MS = 1_000;
/** Milliseconds in which the events of an ended run can still be read, by readers who lost their connection. */
export const LOG_KEPT_MS = 5 * 60_000;
/** Characters of all logs of ended runs together: a busy server removes the oldest of them sooner. */
export const LOGS_KEPT_CHARACTERS = 32 * 1024 * 1024;
/** Characters after which a batch of events ends, so that a late reader does not get everything at once. */
export const LOG_BATCH_CHARACTERS = 256 * 1024;
