import type { ErrorEntries, ErrorEntry } from '../error-kind.js';

/** Threads, items, runs and questions. */
export const CONVERSATION_ERRORS = {
  thread_not_found: {
    kind: 'not_found',
    retryable: false,
    meaning: 'The thread does not exist, or it belongs to another owner.',
    remedy: 'Check the id, or list your threads first.',
  },
  item_not_found: {
    kind: 'not_found',
    retryable: false,
    meaning: 'The thread has no such item, or the thread belongs to another owner.',
    remedy: 'Check the id, or list the items of the thread first.',
  },
  run_not_found: {
    kind: 'not_found',
    retryable: false,
    meaning: 'The run does not exist, or it belongs to another owner.',
    remedy: 'Check the id, or read the thread instead.',
  },
  question_not_found: {
    kind: 'not_found',
    retryable: false,
    meaning: 'The value of `after` is no cursor of the list of weak questions.',
    remedy: 'Send the `after` of the page before, or start again without it.',
  },
  thread_exists: {
    kind: 'conflict',
    retryable: false,
    meaning: 'A thread with this id, or an item with the same id, exists already.',
    remedy: 'Use new ids.',
  },
  thread_locked: {
    kind: 'conflict',
    retryable: false,
    meaning: 'The thread is locked and does not accept messages.',
    remedy: 'Start a new thread.',
  },
  thread_closed: {
    kind: 'conflict',
    retryable: false,
    meaning: 'The thread is closed and does not accept messages.',
    remedy: 'Start a new thread.',
  },
  idempotency_key_reused: {
    kind: 'conflict',
    retryable: false,
    meaning: 'The idempotency key was sent before with another request.',
    remedy: 'Send a new key with each new message.',
  },
  run_active: {
    kind: 'conflict',
    retryable: true,
    meaning: 'An answer is still being written in this thread.',
    remedy: 'Follow the run that the message names, or cancel it.',
  },
  no_pending_tool_call: {
    kind: 'conflict',
    retryable: false,
    meaning: 'No client tool call is waiting for its output in this thread.',
    remedy: 'Load the thread again: the call was answered or cancelled before.',
  },
  structured_input_not_pending: {
    kind: 'conflict',
    retryable: false,
    meaning: 'The structured input was submitted, skipped or cancelled before.',
    remedy: 'Load the thread again to see its current state.',
  },
  message_too_long: {
    kind: 'invalid',
    retryable: false,
    meaning: 'The message has too many characters.',
    remedy: 'Shorten it, or attach the text as a file.',
  },
  run_log_gone: {
    kind: 'gone',
    retryable: false,
    meaning: 'The run has ended and the server does not keep its events any more.',
    remedy: 'Read the thread instead.',
  },
  run_elsewhere: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'Another process of this server holds the run.',
    remedy: 'Send the request again, or route all requests of a thread to one process.',
  },
  answer_timeout: {
    kind: 'timeout',
    retryable: true,
    meaning: 'The answer took too long and was stopped.',
    remedy: 'Try again, or ask a narrower question.',
  },
  server_draining: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'This server is shutting down.',
    remedy: 'Send the request again in a moment.',
  },
  server_shutdown: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The server shut down before the answer was complete.',
    remedy: 'Try again.',
  },
} as const satisfies ErrorEntries;

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
