import type { ErrorEntries } from '../error-kind.js';

/** HTTP requests, access, pages of the site, and faults without a code of their own. */
export const REQUEST_ERRORS = {
  malformed_json: {
    kind: 'malformed',
    retryable: false,
    meaning: 'The body is not valid JSON.',
    remedy: 'Check its quotes, commas and encoding (UTF-8).',
  },
  malformed_request: {
    kind: 'malformed',
    retryable: false,
    meaning: 'The body is not a JSON object with a `type`.',
    remedy: 'Send a ChatKit request as a JSON object.',
  },
  unknown_request_type: {
    kind: 'malformed',
    retryable: false,
    meaning: 'The `type` is not a ChatKit request type.',
    remedy: 'Use one of the request types that the message lists.',
  },
  body_too_deep: {
    kind: 'malformed',
    retryable: false,
    meaning: 'The body is nested deeper than 100 levels.',
    remedy: 'Send a body with fewer levels.',
  },
  malformed: {
    kind: 'malformed',
    retryable: false,
    meaning: 'The server cannot read the request.',
    remedy: 'Compare the request with its description in /docs.',
  },
  malformed_host: {
    kind: 'malformed',
    retryable: false,
    meaning: 'The request has no `Host` header, more than one, or one that is not a host name or address.',
    remedy: 'Send one `Host` header with the host and port of the server.',
  },
  host_not_allowed: {
    kind: 'misdirected',
    retryable: false,
    meaning: 'This server does not answer for the host that the request names.',
    remedy: 'Add the host name to ALLOWED_HOSTS if it is a name of this server, and restart the server.',
  },
  origin_not_allowed: {
    kind: 'forbidden',
    retryable: false,
    meaning: 'A page of another origin may not change anything on this server.',
    remedy:
      'Add the origin of the page to CORS_ORIGINS, or set PUBLIC_URL to the address under which readers see this server.',
  },
  unauthenticated: {
    kind: 'unauthenticated',
    retryable: false,
    meaning: 'The request does not say who sends it.',
    remedy: 'Send a credential of a kind that AUTH of the server lists.',
  },
  invalid_token: {
    kind: 'unauthenticated',
    retryable: false,
    meaning: 'The key or token of the request is not valid.',
    remedy: 'Send a valid one, or none if the server answers callers without one.',
  },
  insufficient_scope: {
    kind: 'forbidden',
    retryable: false,
    meaning: 'The caller is known, but may not do this.',
    remedy: 'Send a key or a token with the scope that the message names.',
  },
  forbidden: {
    kind: 'forbidden',
    retryable: false,
    meaning: 'The caller is not allowed to do this.',
    remedy: 'Use an account that has the permission.',
  },
  route_not_found: {
    kind: 'not_found',
    retryable: false,
    meaning: 'There is no route with this method and path.',
    remedy: 'Choose a route from the list in /docs.',
  },
  method_not_allowed: {
    kind: 'method_not_allowed',
    retryable: false,
    meaning: 'The address exists, but not for this method.',
    remedy: 'Use one of the methods that the header `Allow` names.',
  },
  page_not_found: {
    kind: 'not_found',
    retryable: false,
    meaning: 'There is no page at this address.',
    remedy: 'Check the address, and the method if you meant the API: /docs lists every route.',
  },
  picture_not_found: {
    kind: 'not_found',
    retryable: false,
    meaning: 'There is no picture at this address.',
    remedy: 'Check the address in the page that shows the picture.',
  },
  widget_file_not_found: {
    kind: 'not_found',
    retryable: false,
    meaning: 'The widget has no file with this name.',
    remedy: 'Load the widget with /widget/loader.js.',
  },
  body_stalled: {
    kind: 'request_timeout',
    retryable: true,
    meaning: 'No byte of the body arrived for 60 seconds.',
    remedy: 'Send the request again, and its body without long pauses.',
  },
  conflict: {
    kind: 'conflict',
    retryable: false,
    meaning: 'The current state of the resource does not allow the request.',
    remedy: 'Load the resource again before you change it.',
  },
  gone: {
    kind: 'gone',
    retryable: false,
    meaning: 'The resource does not exist any more.',
    remedy: 'Remove the reference to it.',
  },
  body_too_large: {
    kind: 'too_large',
    retryable: false,
    meaning: 'The body is larger than 1 MB.',
    remedy: 'Shorten it, or upload files as attachments.',
  },
  unsupported_media_type: {
    kind: 'unsupported_media_type',
    retryable: false,
    meaning: 'The content type of the body is not `application/json`.',
    remedy: 'Send the body as JSON with `Content-Type: application/json`.',
  },
  unsupported_encoding: {
    kind: 'unsupported_media_type',
    retryable: false,
    meaning: 'The server cannot decode the body.',
    remedy: 'Send UTF-8 JSON, uncompressed or with gzip.',
  },
  invalid_request: {
    kind: 'invalid',
    retryable: false,
    meaning: 'A member of the request is missing, has the wrong type, or is too long.',
    remedy: 'Correct the members that `errors` names.',
  },
  invalid: {
    kind: 'invalid',
    retryable: false,
    meaning: 'The server understands the request but cannot process its content.',
    remedy: 'Compare the request with its description in /docs.',
  },
  rate_limited: {
    kind: 'rate_limited',
    retryable: false,
    meaning: 'Too many requests arrived in a short time.',
    remedy: 'Send fewer requests.',
  },
  internal_error: {
    kind: 'internal',
    retryable: true,
    meaning: 'Something went wrong on the server; it is logged under the request id.',
    remedy: 'Try again, then report the id.',
  },
  not_implemented: {
    kind: 'not_implemented',
    retryable: false,
    meaning: 'This server does not have the capability.',
    remedy: 'Add it as the message says.',
  },
} as const satisfies ErrorEntries;
