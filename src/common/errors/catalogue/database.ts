import type { ErrorEntries } from '../error-kind.js';

/** The database. All but `database_unavailable` stop the start of the server. */
export const DATABASE_ERRORS = {
  database_unavailable: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The database is not available right now.',
    remedy: 'Try again shortly.',
  },
  data_folder_in_use: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'Another process uses the data folder.',
    remedy:
      'Stop that process, or set DATA_DIR to another folder, or share one Postgres with DATABASE_URL and VECTOR_STORE=pgvector.',
  },
  data_folder_not_writable: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'The server cannot write to the data folder.',
    remedy: 'Set DATA_DIR to a folder that this user may write to.',
  },
  embedded_database_damaged: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'The embedded database cannot be opened.',
    remedy: 'Restore its folder from a backup, or move the folder to another place to start with an empty database.',
  },
  database_login_refused: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'Postgres rejected the login.',
    remedy: 'Check the user and the password in DATABASE_URL.',
  },
  database_missing: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'Postgres does not have the database.',
    remedy: 'Create it, or correct DATABASE_URL.',
  },
  database_permission: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'The user may not create tables in Postgres.',
    remedy: 'Grant CREATE on its schema.',
  },
  database_tls: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'There is no secure connection to Postgres.',
    remedy: 'Check sslmode in DATABASE_URL.',
  },
  database_too_old: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'The version of Postgres is too old.',
    remedy: 'Upgrade the server.',
  },
  database_unreachable: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'Postgres does not answer.',
    remedy: 'Start it, or correct DATABASE_URL; unset DATABASE_URL to use the embedded database.',
  },
} as const satisfies ErrorEntries;
