import type { ErrorEntries } from '../error-kind.js';

/** The language model, the embedding model and the speech model. */
export const MODEL_ERRORS = {
  model_rate_limited: {
    kind: 'rate_limited',
    retryable: true,
    meaning: 'The model server has too many requests right now.',
    remedy: 'Try again in a moment.',
  },
  model_stream_cut: {
    kind: 'upstream',
    retryable: true,
    meaning: 'The answer ended before it was complete.',
    remedy: 'Try again.',
  },
  model_answer_empty: {
    kind: 'upstream',
    retryable: true,
    meaning: 'The model sent an empty answer, also when it was asked again.',
    remedy: 'Try again.',
  },
  model_credentials: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The model server does not accept the credentials of this site.',
    remedy: 'Tell the people who run this site.',
  },
  model_request_refused: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The model server does not accept this request.',
    remedy: 'Try a new thread; if that does not help, tell the people who run this site.',
  },
  model_input_too_long: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The conversation is too long for the model of this site.',
    remedy: 'Ask in a new thread, without large files.',
  },
  model_quota: {
    kind: 'upstream',
    retryable: false,
    meaning: 'This site has used up its quota at the model server.',
    remedy: 'Tell the people who run this site.',
  },
  model_too_many_steps: {
    kind: 'upstream',
    retryable: true,
    meaning: 'The assistant needed too many steps for this question.',
    remedy: 'Ask a narrower question.',
  },
  model_refused: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The assistant does not answer this question.',
    remedy: 'Ask another question.',
  },
  model_redirected: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The model server redirects to another address, to which this server sends no requests.',
    remedy: 'Tell the people who run this site to set OPENAI_BASE_URL to the address that answers.',
  },
  proxy_refused: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The proxy of this server does not let it reach the model server.',
    remedy: 'Tell the people who run this site to check HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
  },
  model_response_too_large: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The model server sent more data than this server reads.',
    remedy: 'Ask a narrower question; if that does not help, tell the people who run this site.',
  },
  model_answer_too_long: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The answer of the model is longer than this server accepts.',
    remedy: 'Ask a narrower question.',
  },
  model_unavailable: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The model server is not available right now.',
    remedy: 'Try again in a moment.',
  },
  model_timeout: {
    kind: 'timeout',
    retryable: true,
    meaning: 'The model took too long to answer.',
    remedy: 'Try again.',
  },
  embedding_dimensions: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The embedding model returned vectors of an unexpected length.',
    remedy: 'Set EMBEDDING_DIMENSIONS to the length that the message names.',
  },
  embedding_refused: {
    kind: 'upstream',
    retryable: false,
    meaning: 'The embedding server rejected the request.',
    remedy: 'Check EMBEDDING_MODEL, its server, and EMBEDDING_API_KEY or else OPENAI_API_KEY.',
  },
  onnx_library_missing: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'EMBEDDING_MODEL names an ONNX model, but the package that runs it is not installed.',
    remedy: 'Run `ONNXRUNTIME_NODE_INSTALL=skip npm install --no-save @huggingface/transformers@4`.',
  },
  onnx_model_unusable: {
    kind: 'unavailable',
    retryable: false,
    meaning: 'The ONNX model of EMBEDDING_MODEL cannot be loaded.',
    remedy: 'Check that its folder has config.json, tokenizer.json, tokenizer_config.json and onnx/model.onnx.',
  },
  embedding_unavailable: {
    kind: 'unavailable',
    retryable: true,
    meaning: 'The embedding model cannot be reached right now.',
    remedy: 'Try again.',
  },
  encoder_files: {
    kind: 'internal',
    retryable: false,
    meaning: 'The files of the bundled encoder are missing or damaged.',
    remedy: 'Install and build the project again.',
  },
} as const satisfies ErrorEntries;
