import type { ErrorEntries } from '../error-kind.js';

/** Attachments and dictation. */
export const FILE_ERRORS = {
  attachment_not_found: {
    kind: 'not_found',
    retryable: false,
    meaning: 'The file does not exist, or it belongs to another owner.',
    remedy: 'Check the id, or attach the file again.',
  },
  malformed_form: {
    kind: 'malformed',
    retryable: false,
    meaning: 'The body is not a form with one file.',
    remedy: 'Send one file as the field "file" of a multipart/form-data body.',
  },
  upload_incomplete: {
    kind: 'malformed',
    retryable: true,
    meaning: 'The upload ended before the file was complete.',
    remedy: 'Send the file again.',
  },
  attachment_already_uploaded: {
    kind: 'conflict',
    retryable: false,
    meaning: 'The content of this file was uploaded before and cannot be replaced.',
    remedy: 'Register another file to change it.',
  },
  attachment_not_uploaded: {
    kind: 'conflict',
    retryable: false,
    meaning: 'The file is registered, but its content is not uploaded yet.',
    remedy: 'Upload it as its `upload_descriptor` says, then send the request again.',
  },
  attachment_bytes_lost: {
    kind: 'gone',
    retryable: false,
    meaning: 'The content of this file is not on the server any more.',
    remedy: 'Attach the file again.',
  },
  attachment_too_large: {
    kind: 'too_large',
    retryable: false,
    meaning: 'The file is larger than the server allows (20 MB unless configured otherwise).',
    remedy: 'Shorten or split it.',
  },
  attachment_type_not_allowed: {
    kind: 'invalid',
    retryable: false,
    meaning: 'Files of this type cannot be attached.',
    remedy: 'Attach a file of a type that the message lists.',
  },
  attachment_size_not_allowed: {
    kind: 'invalid',
    retryable: false,
    meaning: 'The file is empty or larger than the server allows.',
    remedy: 'Attach a file with content, and shorten or split a large one.',
  },
  attachment_size_mismatch: {
    kind: 'invalid',
    retryable: false,
    meaning: 'The upload does not have the number of bytes that was declared.',
    remedy: 'Register the file with its true size.',
  },
  attachment_type_mismatch: {
    kind: 'invalid',
    retryable: false,
    meaning: 'The content of the file is not of the type that was declared.',
    remedy: 'Register the file with its true type.',
  },
  too_many_attachments: {
    kind: 'rate_limited',
    retryable: false,
    meaning: 'The caller has too many files that no message uses.',
    remedy: 'Send or delete some of them first.',
  },
  attachment_quota_exceeded: {
    kind: 'rate_limited',
    retryable: false,
    meaning: 'The files of the caller have reached the limit for their number (10,000) or their size (2 GB).',
    remedy: 'Delete files, or threads that use them.',
  },
  attachment_storage_full: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The server has no space for files at the moment.',
    remedy: 'Send text, or try again later.',
  },
  attachment_storage_unavailable: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The server cannot store or read files at the moment.',
    remedy: 'Try again shortly.',
  },
  audio_type_not_allowed: {
    kind: 'invalid',
    retryable: false,
    meaning: 'This audio format is not supported.',
    remedy: 'Record webm, ogg, mp4, mpeg or wav.',
  },
  audio_empty: {
    kind: 'invalid',
    retryable: false,
    meaning: 'The recording is empty.',
    remedy: 'Check the microphone and record again.',
  },
  audio_too_large: {
    kind: 'too_large',
    retryable: false,
    meaning: 'The recording is larger than 25 MB.',
    remedy: 'Make a shorter recording.',
  },
  transcription_not_configured: {
    kind: 'not_implemented',
    retryable: false,
    meaning: 'Dictation is not configured on this server.',
    remedy: 'Set OPENAI_API_KEY to enable it.',
  },
  transcription_rate_limited: {
    kind: 'rate_limited',
    retryable: true,
    meaning: 'The speech model has too many requests right now.',
    remedy: 'Try again in a moment.',
  },
  transcription_misconfigured: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The speech model does not accept the configuration of this site.',
    remedy: 'Tell the people who run this site.',
  },
  transcription_refused: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The speech model cannot use this recording.',
    remedy: 'Record it again.',
  },
  transcription_unavailable: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The speech model is not available right now.',
    remedy: 'Try again in a moment.',
  },
  transcription_timeout: {
    kind: 'timeout',
    retryable: true,
    meaning: 'The speech model took too long.',
    remedy: 'Try again.',
  },
} as const satisfies ErrorEntries;
