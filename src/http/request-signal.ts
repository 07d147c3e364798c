import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Response } from 'express';

/** The client closed the connection before it had a response. Nobody reads an error, and there is nothing to log. */
export class ClientLeftError extends Error {
  constructor() {
    super('The client closed the connection.');
  }
}

/** A signal that aborts when the client closes the connection before the response is complete, as a controller's argument. */
export const RequestSignal = createParamDecorator((_data: unknown, context: ExecutionContext): AbortSignal => {
  const response = context.switchToHttp().getResponse<Response>();
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort(new ClientLeftError());
  });
  return leaving.signal;
});
