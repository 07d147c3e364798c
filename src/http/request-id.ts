import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { newId } from '../common/ids.js';

const HEADER = 'X-Request-Id';
const ACCEPTABLE = /^[\w.:-]{1,100}$/;

/** Gives every request an id: the gateway's if it sent a sane one, else ours. It is answered and logged. */
export function assignRequestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.get(HEADER);
  const id = given && ACCEPTABLE.test(given) ? given : newId('request');
  response.locals.requestId = id;
  response.setHeader(HEADER, id);
  next();
}

export function requestIdOf(response: Response): string {
  return String(response.locals.requestId ?? '');
}

/** The id of the request, as a controller's argument. */
export const RequestId = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  requestIdOf(context.switchToHttp().getResponse<Response>()),
);
