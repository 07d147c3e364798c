import type { ErrorEntries } from '../error-kind.js';

/** The content folder and the search index. */
export const SEARCH_ERRORS = {
  content_folder_not_found: {
    kind: 'not_found',
    retryable: false,
    meaning: 'The content folder does not exist.',
    remedy: 'Set CONTENT_DIR, or name the folder of your documentation.',
  },
  index_building: {
    kind: 'conflict',
    retryable: true,
    meaning: 'The index is being built already.',
    remedy: 'Wait until it is complete.',
  },
  content_differs: {
    kind: 'conflict',
    retryable: false,
    meaning: 'The index was made of another folder, and almost nothing of it is in this one.',
    remedy: 'Check the folder. To replace the index, run `npm run ingest -- --force`.',
  },
  qdrant_collection_taken: {
    kind: 'conflict',
    retryable: false,
    meaning: 'The Qdrant collection or alias belongs to another application.',
    remedy: 'Set QDRANT_COLLECTION to a name that is free.',
  },
  manifest_invalid: {
    kind: 'invalid',
    retryable: false,
    meaning: 'The `manifest.json` of the content folder is malformed.',
    remedy: 'Correct or remove it.',
  },
  index_refused: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The search index rejected a request of this server.',
    remedy: 'Tell the people who run this site: the log of the server has the reason.',
  },
  content_missing: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The content folder does not exist.',
    remedy: 'Set CONTENT_DIR to the folder of your documentation.',
  },
  index_empty: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'Nothing is indexed yet.',
    remedy: 'Wait for the first indexing, or run `npm run ingest`.',
  },
  content_empty: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The content folder has no pages that can be read, but the index has some.',
    remedy: 'Check that the folder is mounted. To empty the index, run `npm run ingest -- --force`.',
  },
  index_lost: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'The search index is incomplete: its database has lost a part of it.',
    remedy: 'Run `npm run ingest` to build it again.',
  },
  index_mismatch: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The search index was built by another version of the server, and is built again.',
    remedy: 'Wait until it is complete. With INDEX_ON_START=never, run `npm run ingest`.',
  },
  index_unavailable: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The search index cannot be reached right now.',
    remedy: 'Try again.',
  },
  search_timeout: {
    kind: 'timeout',
    retryable: true,
    meaning: 'The search took longer than 10 seconds.',
    remedy: 'Try again; if that does not help, tell the people who run this site.',
  },
  pgvector_missing: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'Postgres has no pgvector extension, or one that is too old.',
    remedy: 'Install pgvector and run `CREATE EXTENSION vector` as a superuser, or set VECTOR_STORE=embedded.',
  },
  qdrant_too_old: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'The version of Qdrant is too old.',
    remedy: 'Upgrade it, or set VECTOR_STORE=embedded.',
  },
  server_stopping: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The server is shutting down.',
    remedy: 'Send the request again when the server is back; indexing continues where it stopped.',
  },
} as const satisfies ErrorEntries;
