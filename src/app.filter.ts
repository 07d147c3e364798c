import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { AppError, type ErrorKind } from './common/errors/app-error.js';
import { STATUS_BY_KIND, toProblem } from './http/problem.js';
import { requestIdOf } from './http/request-id.js';

const INTERNAL = new AppError({
  code: 'internal_error',
  kind: 'internal',
  message: 'Something went wrong here. It was logged under the request id; try again, then report the id.',
  retryable: true,
});

/** Any error before the first frame, as problem+json. The one HTTP mapper; what is not ours is logged, never shown. */
@Catch()
export class AppFilter implements ExceptionFilter {
  private readonly logger = new Logger(AppFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const error = toAppError(thrown);
    const problem = toProblem(error, requestIdOf(response));
    if (problem.status >= 500) this.log(thrown, error, problem.request_id);
    // Too late for a status: the stream's own mapper has spoken, or the reader is gone.
    if (response.headersSent) return void response.end();
    if (error.retryAfter !== undefined) response.setHeader('Retry-After', String(error.retryAfter));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  /** What we expect to happen is a line; a stack is for what we did not expect. */
  private log(thrown: unknown, error: AppError, requestId: string): void {
    if (thrown === error) {
      const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
      this.logger.warn(`${requestId}: ${error.code}${cause}`);
    } else {
      this.logger.error(`${requestId}: ${String(thrown)}`, thrown instanceof Error ? thrown.stack : undefined);
    }
  }
}

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const status = statusOf(thrown);
  return status === undefined || status >= 500 ? INTERNAL : fromStatus(status, thrown);
}

/** Nest's own exceptions, and those of the body parser, carry a status. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : undefined;
}

const BY_STATUS: Readonly<Record<number, { code: string; message: string }>> = {
  400: {
    code: 'malformed_json',
    message: 'The body is not valid JSON. Check its quotes, commas and encoding (UTF-8).',
  },
  404: { code: 'route_not_found', message: 'There is nothing here. /docs lists every route.' },
  413: { code: 'body_too_large', message: 'The body is larger than 1 MB. Shorten it, or upload files as attachments.' },
  415: { code: 'unsupported_encoding', message: 'Send UTF-8 JSON, uncompressed or with gzip.' },
};

function fromStatus(status: number, cause: unknown): AppError {
  const kind =
    (Object.keys(STATUS_BY_KIND) as ErrorKind[]).find((name) => STATUS_BY_KIND[name] === status) ?? 'malformed';
  const known = BY_STATUS[status] ?? { code: kind, message: 'The request cannot be handled as it is.' };
  return new AppError({ ...known, kind, cause });
}
