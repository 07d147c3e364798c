import { AppError } from './app-error.js';
import { CATALOGUE, CATALOGUE_BY_PART, type ErrorCode, STREAM_CATALOGUE } from './catalogue.js';
import { STATUS_BY_KIND } from './error-kind.js';
import { NotFoundError } from './not-found.error.js';

/** The public contract: every code with its HTTP status, and whether the same request can succeed later. */
const CONTRACT: ReadonlyArray<readonly [code: ErrorCode, status: number, canRetry: 'yes' | 'no']> = [
  ['body_too_deep', 400, 'no'],
  ['malformed', 400, 'no'],
  ['malformed_form', 400, 'no'],
  ['malformed_host', 400, 'no'],
  ['malformed_json', 400, 'no'],
  ['malformed_request', 400, 'no'],
  ['unknown_request_type', 400, 'no'],
  ['upload_incomplete', 400, 'yes'],
  ['invalid_token', 401, 'no'],
  ['unauthenticated', 401, 'no'],
  ['insufficient_scope', 403, 'no'],
  ['forbidden', 403, 'no'],
  ['origin_not_allowed', 403, 'no'],
  ['attachment_not_found', 404, 'no'],
  ['content_folder_not_found', 404, 'no'],
  ['item_not_found', 404, 'no'],
  ['page_not_found', 404, 'no'],
  ['method_not_allowed', 405, 'no'],
  ['picture_not_found', 404, 'no'],
  ['question_not_found', 404, 'no'],
  ['route_not_found', 404, 'no'],
  ['run_not_found', 404, 'no'],
  ['thread_not_found', 404, 'no'],
  ['widget_file_not_found', 404, 'no'],
  ['body_stalled', 408, 'yes'],
  ['attachment_already_uploaded', 409, 'no'],
  ['attachment_not_uploaded', 409, 'no'],
  ['conflict', 409, 'no'],
  ['content_differs', 409, 'no'],
  ['index_building', 409, 'yes'],
  ['no_pending_tool_call', 409, 'no'],
  ['qdrant_collection_taken', 409, 'no'],
  ['idempotency_key_reused', 409, 'no'],
  ['run_active', 409, 'yes'],
  ['structured_input_not_pending', 409, 'no'],
  ['thread_closed', 409, 'no'],
  ['thread_exists', 409, 'no'],
  ['thread_locked', 409, 'no'],
  ['attachment_bytes_lost', 410, 'no'],
  ['gone', 410, 'no'],
  ['run_log_gone', 410, 'no'],
  ['attachment_too_large', 413, 'no'],
  ['audio_too_large', 413, 'no'],
  ['body_too_large', 413, 'no'],
  ['unsupported_encoding', 415, 'no'],
  ['unsupported_media_type', 415, 'no'],
  ['host_not_allowed', 421, 'no'],
  ['attachment_size_mismatch', 422, 'no'],
  ['attachment_size_not_allowed', 422, 'no'],
  ['attachment_type_mismatch', 422, 'no'],
  ['attachment_type_not_allowed', 422, 'no'],
  ['audio_empty', 422, 'no'],
  ['audio_type_not_allowed', 422, 'no'],
  ['invalid', 422, 'no'],
  ['invalid_request', 422, 'no'],
  ['manifest_invalid', 422, 'no'],
  ['message_too_long', 422, 'no'],
  ['attachment_quota_exceeded', 429, 'no'],
  ['model_rate_limited', 429, 'yes'],
  ['rate_limited', 429, 'no'],
  ['too_many_attachments', 429, 'no'],
  ['transcription_rate_limited', 429, 'yes'],
  ['internal_error', 500, 'yes'],
  ['widget_template_data_invalid', 500, 'no'],
  ['widget_template_invalid', 500, 'no'],
  ['widget_template_output_invalid', 500, 'no'],
  ['widget_template_variable_missing', 500, 'no'],
  ['widget_template_version_unsupported', 500, 'no'],
  ['work_failed', 500, 'yes'],
  ['not_implemented', 501, 'no'],
  ['transcription_not_configured', 501, 'no'],
  ['embedding_dimensions', 502, 'no'],
  ['embedding_refused', 502, 'no'],
  ['index_refused', 502, 'no'],
  ['model_credentials', 502, 'no'],
  ['model_answer_empty', 502, 'yes'],
  ['model_input_too_long', 502, 'no'],
  ['model_answer_too_long', 502, 'no'],
  ['model_quota', 502, 'no'],
  ['model_redirected', 502, 'no'],
  ['proxy_refused', 502, 'no'],
  ['model_refused', 502, 'no'],
  ['model_request_refused', 502, 'no'],
  ['model_response_too_large', 502, 'no'],
  ['model_stream_cut', 502, 'yes'],
  ['model_too_many_steps', 502, 'yes'],
  ['transcription_misconfigured', 502, 'no'],
  ['transcription_refused', 502, 'no'],
  ['attachment_storage_full', 503, 'yes'],
  ['attachment_storage_unavailable', 503, 'yes'],
  ['content_empty', 503, 'yes'],
  ['content_missing', 503, 'yes'],
  ['data_folder_in_use', 503, 'no'],
  ['data_folder_not_writable', 503, 'no'],
  ['database_login_refused', 503, 'no'],
  ['database_missing', 503, 'no'],
  ['database_permission', 503, 'no'],
  ['database_tls', 503, 'no'],
  ['database_too_old', 503, 'no'],
  ['database_unavailable', 503, 'yes'],
  ['database_unreachable', 503, 'no'],
  ['embedded_database_damaged', 503, 'no'],
  ['embedding_unavailable', 503, 'yes'],
  ['encoder_files', 500, 'no'],
  ['onnx_library_missing', 503, 'no'],
  ['onnx_model_unusable', 503, 'no'],
  ['index_empty', 503, 'yes'],
  ['index_lost', 503, 'no'],
  ['index_mismatch', 503, 'yes'],
  ['index_unavailable', 503, 'yes'],
  ['search_timeout', 504, 'yes'],
  ['model_unavailable', 503, 'yes'],
  ['pgvector_missing', 503, 'no'],
  ['qdrant_too_old', 503, 'no'],
  ['run_elsewhere', 503, 'yes'],
  ['server_draining', 503, 'yes'],
  ['server_shutdown', 503, 'yes'],
  ['server_stopping', 503, 'yes'],
  ['transcription_unavailable', 503, 'yes'],
  ['work_queue_full', 503, 'yes'],
  ['answer_timeout', 504, 'yes'],
  ['model_timeout', 504, 'yes'],
  ['transcription_timeout', 504, 'yes'],
];

describe('CATALOGUE of error codes', () => {
  it('the error catalogue has exactly the codes of the public contract, each in one part', () => {
    const codes = Object.values(CATALOGUE_BY_PART).flatMap((entries) => Object.keys(entries));

    expect(codes.toSorted()).toEqual(CONTRACT.map(([code]) => code).toSorted());
    expect(Object.keys(CATALOGUE).toSorted()).toEqual(codes.toSorted());
  });

  it.each(CONTRACT)('error code %s has status %i and retry verdict "%s"', (code, status, canRetry) => {
    const error = new AppError({ code });

    expect(STATUS_BY_KIND[error.kind]).toBe(status);
    expect(error.retryable).toBe(canRetry === 'yes');
  });

  it.each(Object.entries({ ...CATALOGUE, ...STREAM_CATALOGUE }))(
    'error code %s has a meaning and a remedy, each one whole sentence',
    (_code, { meaning, remedy }) => {
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    },
  );
});

describe('AppError', () => {
  it('AppError uses the meaning and the remedy of the catalogue as its message, unless another message is given', () => {
    expect(new AppError({ code: 'index_empty' }).message).toBe(
      'Nothing is indexed yet. Wait for the first indexing, or run `npm run ingest`.',
    );
    expect(new AppError({ code: 'index_empty', message: 'Wait.' }).message).toBe('Wait.');
  });
});

describe('NotFoundError', () => {
  it('NotFoundError names what is missing with at most 80 characters of its id and adds the remedy', () => {
    const error = new NotFoundError('widget_file', 'x'.repeat(100));

    expect(error.code).toBe('widget_file_not_found');
    expect(error.message).toBe(
      `There is no widget file "${'x'.repeat(80)}". ${CATALOGUE.widget_file_not_found.remedy}`,
    );
  });
});
