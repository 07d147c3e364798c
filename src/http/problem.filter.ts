import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { ChallengeError } from '../auth/auth-errors.js';
import { AppError } from '../common/errors/app-error.js';
import type { ErrorCode } from '../common/errors/catalogue.js';
import { causeOf } from '../common/errors/cause-of.js';
import { STATUS_BY_KIND } from '../common/errors/error-kind.js';
import { allowedMethods } from './allowed-methods.js';
import { sendProblem } from './problem.js';
import { requestIdOf } from './request-id.js';
import { ClientLeftError } from './request-signal.js';

const INTERNAL = new AppError({ code: 'internal_error' });

/** Answers any error before the first frame as problem+json. Errors that are not an `AppError` are logged, never shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (thrown instanceof ClientLeftError) return void response.end();
    const error = withMethods(toAppError(thrown), response);
    if (STATUS_BY_KIND[error.kind] >= 500) this.log(thrown, error, requestIdOf(response));
    // Too late for a status: the stream has sent its own error event, or the client has disconnected.
    if (response.headersSent) return void response.end();
    if (error.retryAfter !== undefined) response.setHeader('Retry-After', String(error.retryAfter));
    if (error instanceof ChallengeError) response.setHeader('WWW-Authenticate', error.challenge);
    sendProblem(response, error);
  }

  /** An expected error is one line; only an unexpected error is logged with its stack. */
  private log(thrown: unknown, error: AppError, requestId: string): void {
    if (thrown === error) {
      this.logger.warn(`${requestId}: ${error.code}${causeOf(error)}`);
    } else {
      this.logger.error(`${requestId}: ${String(thrown)}`, thrown instanceof Error ? thrown.stack : undefined);
    }
  }
}

/** Where only the method of a request is wrong, the response names those that exist. */
function withMethods(error: AppError, response: Response): AppError {
  if (response.headersSent || !NOT_FOUND.has(error.code)) return error;
  const allowed = allowedMethods(response.req);
  if (allowed.length === 0 || allowed.includes(response.req.method)) return error;
  response.setHeader('Allow', allowed.join(', '));
  return new AppError({ code: 'method_not_allowed', cause: error });
}

/** No route has the method and the path of the request. The site takes every `GET` that has no route of its own. */
const NOT_FOUND: ReadonlySet<ErrorCode> = new Set(['route_not_found', 'page_not_found']);

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const status = statusOf(thrown);
  return status === undefined || status >= 500 ? INTERNAL : fromStatus(status, thrown);
}

/** The `type` of each error that the parser of JSON bodies reports. Other libraries give their errors a status too. */
const BODY_FAULTS: ReadonlySet<unknown> = new Set([
  'charset.unsupported',
  'encoding.unsupported',
  'entity.parse.failed',
  'entity.too.large',
  'request.aborted',
  'request.size.invalid',
]);

/** The status of an error that the request caused; undefined when the error is a fault of this server. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  // The router throws it for a path that cannot be decoded.
  if (thrown instanceof URIError) return 400;
  const { type, status } = (thrown ?? {}) as { type?: unknown; status?: unknown };
  return BODY_FAULTS.has(type) && typeof status === 'number' ? status : undefined;
}

/** Statuses below 500 that do not come from an `AppError`. Any other is `malformed`. */
const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'malformed_json',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'route_not_found',
  409: 'conflict',
  410: 'gone',
  413: 'body_too_large',
  415: 'unsupported_encoding',
  422: 'invalid',
  429: 'rate_limited',
};

function fromStatus(status: number, cause: unknown): AppError {
  return new AppError({ code: CODE_BY_STATUS[status] ?? 'malformed', cause });
}
