import { CONVERSATION_ERRORS, STREAM_ERRORS } from './catalogue/conversations.js';
import { DATABASE_ERRORS } from './catalogue/database.js';
import { FILE_ERRORS } from './catalogue/files.js';
import { MODEL_ERRORS } from './catalogue/models.js';
import { REQUEST_ERRORS } from './catalogue/requests.js';
import { SEARCH_ERRORS } from './catalogue/search.js';
import { WIDGET_ERRORS } from './catalogue/widgets.js';
import { WORKER_ERRORS } from './catalogue/workers.js';

/**
 * Every error code of the server, by the part that reports it. Codes, kinds and retry verdicts are part of the public
 * contract and never change; meanings and remedies may be reworded. The handbook's tables are generated from this
 * (`npm run error-table`).
 */
export const CATALOGUE_BY_PART = {
  requests: REQUEST_ERRORS,
  conversations: CONVERSATION_ERRORS,
  files: FILE_ERRORS,
  models: MODEL_ERRORS,
  search: SEARCH_ERRORS,
  database: DATABASE_ERRORS,
  widgets: WIDGET_ERRORS,
  workers: WORKER_ERRORS,
} as const;

export const CATALOGUE = {
  ...REQUEST_ERRORS,
  ...CONVERSATION_ERRORS,
  ...FILE_ERRORS,
  ...MODEL_ERRORS,
  ...SEARCH_ERRORS,
  ...DATABASE_ERRORS,
  ...WIDGET_ERRORS,
  ...WORKER_ERRORS,
} as const;

/** The code of an `AppError`. */
export type ErrorCode = keyof typeof CATALOGUE;

/** The codes whose entry has the given members, for example `CodeWith<{ kind: 'conflict' }>`. */
export type CodeWith<Members> = {
  [Code in ErrorCode]: (typeof CATALOGUE)[Code] extends Members ? Code : never;
}[ErrorCode];

/** Codes that only `error` events of a stream have: they come after the HTTP status was sent. */
export const STREAM_CATALOGUE = STREAM_ERRORS;
