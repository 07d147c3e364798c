import { STATUS_CODES } from 'node:http';
import { getSchemaPath } from '@nestjs/swagger';
import { VISITOR_HEADER } from '../auth/visitors/visitors.js';
import { AppError } from '../common/errors/app-error.js';
import type { ErrorCode } from '../common/errors/catalogue.js';
import { Problem, TITLES, toProblem } from '../http/problem.js';
import type { Headers, Operation, Responses } from './document-types.js';
import { OPEN_OPERATIONS } from './security.js';

/** The code that the example of each status shows, and the headers that such a response may have. */
const PROBLEMS: Readonly<Record<number, { code: ErrorCode; headers?: readonly string[] }>> = {
  400: { code: 'malformed_json' },
  401: { code: 'unauthenticated', headers: ['WWW-Authenticate'] },
  403: { code: 'insufficient_scope', headers: ['WWW-Authenticate'] },
  404: { code: 'thread_not_found' },
  408: { code: 'body_stalled' },
  409: { code: 'conflict', headers: ['Retry-After'] },
  410: { code: 'run_log_gone' },
  413: { code: 'body_too_large' },
  415: { code: 'unsupported_media_type' },
  421: { code: 'host_not_allowed' },
  422: { code: 'invalid_request' },
  429: { code: 'rate_limited', headers: ['Retry-After'] },
  500: { code: 'internal_error' },
  501: { code: 'not_implemented' },
  502: { code: 'index_refused' },
  503: { code: 'index_unavailable', headers: ['Retry-After'] },
  504: { code: 'search_timeout' },
};

export const SHARED_HEADERS: Headers = {
  'X-Request-Id': {
    description: 'The id under which this request is logged: that of the request, if it had one, else a new one',
    schema: { type: 'string', maxLength: 100 },
    example: 'req_0198f1c2a7b04d53',
  },
  'Retry-After': {
    description: 'Seconds after which the request may be sent again',
    schema: { type: 'integer', minimum: 0 },
    example: 5,
  },
  'WWW-Authenticate': {
    description: 'Why the credential was refused, and the scope that the route needs',
    schema: { type: 'string' },
    example: 'Bearer error="insufficient_scope", scope="index:write"',
  },
  [VISITOR_HEADER]: {
    description:
      'Only for a request without a credential, when AUTH lists `visitor`: the token of the new visitor, or a newer token of ' +
      'the visitor of the cookie. A program sends it from then on in `Authorization: Bearer …`. Errors can have it too.',
    schema: { type: 'string' },
    example: 'v1.visitor_0192f0c1d2e37a4b8c5d6e7f8a9b0c1d.1764000000.kWbq3xJm0o1TtLr7cYv9sZhPfDgU4aNeXi2R5yE6wQ8',
  },
  'X-ChatKit-Run': {
    description: 'The id of the run whose events follow: `GET /chatkit/runs/{id}/events` sends them again',
    schema: { type: 'string' },
    example: 'run_0192f0c1d2e37a4b8c5d6e7f8a9b0c1d',
  },
};

const headers = (names: readonly string[]) =>
  Object.fromEntries(['X-Request-Id', ...names].map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** The name of the shared response: `NotFound` for 404. */
const nameOf = (status: number) => (STATUS_CODES[status] ?? 'Error').replaceAll(/\W/g, '');

/** The responses for the statuses of problems that at least one operation has. */
export function sharedResponses(operations: readonly Operation[]): Responses {
  const used = Object.keys(PROBLEMS)
    .map(Number)
    .filter((status) => operations.some(({ responses }) => isShared(responses[String(status)], status)));
  return Object.fromEntries(used.map((status) => [nameOf(status), toResponse(status)]));
}

function toResponse(status: number): Responses[string] {
  const { code, headers: names = [] } = PROBLEMS[status]!;
  const example = toProblem(new AppError({ code }), 'req_0198f1c2a7b04d53');
  return {
    description: `${TITLES[status]}`,
    headers: headers(names),
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) }, example } },
  };
}

function isShared(response: unknown, status: number): boolean {
  return (response as { $ref?: string } | undefined)?.$ref === `#/components/responses/${nameOf(status)}`;
}

/**
 * The responses of an operation: those of its decorators, the statuses that every operation can have, and the headers of
 * each. Problems refer to the shared responses.
 */
export function withSharedResponses(method: string, operation: Operation): Operation {
  const own = Object.entries(operation.responses).map(([status, response]) => {
    const isProblem = JSON.stringify(response).includes('application/problem+json');
    return [status, isProblem ? reference(Number(status)) : withHeaders(response as object, operation)] as const;
  });
  const general = generalStatuses(method, operation).map((status) => [String(status), reference(status)] as const);
  const all = Object.entries({ ...Object.fromEntries(general), ...Object.fromEntries(own) });
  const responses = Object.fromEntries(all.toSorted(([left], [right]) => Number(left) - Number(right)));
  return { ...operation, responses: responses as Operation['responses'] };
}

const reference = (status: number) => ({ $ref: `#/components/responses/${nameOf(status)}` });

function withHeaders(response: { headers?: object; content?: object }, operation: Operation): object {
  const names = [
    ...(admitsVisitors(operation) ? [VISITOR_HEADER] : []),
    ...(response.content && 'text/event-stream' in response.content ? ['X-ChatKit-Run'] : []),
  ];
  return { ...response, headers: { ...headers(names), ...response.headers } };
}

/** Only routes for readers can be used without a credential. */
function admitsVisitors({ security = [] }: Operation): boolean {
  return security.some((required) => Object.keys(required).length === 0);
}

/** Statuses of what is checked before a route: the address, the host, the origin and the body. */
function generalStatuses(method: string, { operationId, requestBody }: Operation): number[] {
  const isOpen = OPEN_OPERATIONS.has(operationId ?? '');
  return [
    400,
    500,
    ...(isOpen ? [] : [421]),
    ...(method === 'get' ? [] : [403]),
    ...(requestBody ? [408, 413, 415] : []),
  ];
}
