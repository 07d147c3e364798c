import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { Response } from 'express';
import type { AppError } from '../common/errors/app-error.js';
import { STATUS_BY_KIND } from '../common/errors/error-kind.js';
import { requestIdOf } from './request-id.js';

export const TITLES: Readonly<Record<number, string>> = {
  400: 'Malformed request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Request timed out',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  421: 'Misdirected request',
  422: 'Invalid request',
  429: 'Too many requests',
  500: 'Internal error',
  501: 'Not implemented',
  502: 'Bad answer from a server that this server uses',
  503: 'Unavailable',
  504: 'Timed out',
};

export class ProblemIssue {
  @ApiProperty({
    example: 'params.thread_id',
    description: 'Dotted path of the member at fault; empty for the whole body',
  })
  path!: string;

  @ApiProperty({ example: 'Invalid input: expected string, received number' })
  message!: string;
}

/** An error as RFC 9457 `application/problem+json`. `code` is stable; the texts may be reworded. */
export class Problem {
  @ApiProperty({ example: 'about:blank' })
  type!: string;

  @ApiProperty({ example: 'Invalid request' })
  title!: string;

  @ApiProperty({ example: 422 })
  status!: number;

  @ApiProperty({ description: 'What is wrong and what to do' })
  detail!: string;

  @ApiProperty({ example: 'invalid_request', description: 'Stable and machine-readable' })
  code!: string;

  @ApiProperty({ description: 'The id under which this request was logged' })
  request_id!: string;

  @ApiPropertyOptional({ type: [ProblemIssue] })
  errors?: ProblemIssue[];
}

export function toProblem(error: AppError, requestId: string): Problem {
  const status = STATUS_BY_KIND[error.kind];
  return {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail: error.message,
    code: error.code,
    request_id: requestId,
    ...(error.issues.length > 0 && { errors: error.issues.map((issue) => ({ ...issue })) }),
  };
}

/** Answers with the error as problem+json. */
export function sendProblem(response: Response, error: AppError): void {
  const problem = toProblem(error, requestIdOf(response));
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Documents the problem responses of a route by their statuses. */
export function ApiProblems(...statuses: number[]): MethodDecorator & ClassDecorator {
  const responses = statuses.map((status) =>
    ApiResponse({
      status,
      description: TITLES[status],
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } },
    }),
  );
  return applyDecorators(ApiExtraModels(Problem), ...responses);
}
