import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { AppError } from '../common/errors/app-error.js';
import { announcesBody } from './announces-body.js';
import { BODY_IDLE_MS, LINGER_MS } from './limits.js';
import { sendProblem } from './problem.js';

/** How often the progress of a body is compared within the time that it may stand still. */
const CHECKS = 6;

/** For how long a body may send nothing. It is injected, so that a test can set a shorter time. */
export class BodyIdle {
  constructor(readonly milliseconds = BODY_IDLE_MS) {}
}

/**
 * Answers 408 and closes the connection when no byte of a body arrives for the given time. Bytes that have arrived and
 * that no handler has read yet count as progress: then the server is slow, not the client. Responses are not limited.
 * A body that continues after its response, for example of a request that was refused, is ended after a short time.
 */
export function endStalledBodies({ milliseconds }: BodyIdle): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (announcesBody(request)) watch(request, response, milliseconds);
    next();
  };
}

function watch(request: Request, response: Response, milliseconds: number): void {
  const { socket } = request;
  let received = socket.bytesRead;
  let checksWithoutProgress = 0;
  const timer = setInterval(() => {
    if (request.complete || socket.destroyed) return clearInterval(timer);
    const hasProgress = socket.bytesRead !== received || request.readableLength > 0;
    received = socket.bytesRead;
    checksWithoutProgress = hasProgress ? 0 : checksWithoutProgress + 1;
    if (checksWithoutProgress < CHECKS) return;
    clearInterval(timer);
    end(request, response);
  }, milliseconds / CHECKS);
  request.once('close', () => clearInterval(timer));
  response.once('finish', () => {
    if (!request.complete) setTimeout(() => request.complete || socket.destroy(), LINGER_MS).unref();
  });
}

function end(request: Request, response: Response): void {
  if (response.headersSent) return void request.socket.destroy();
  response.setHeader('Connection', 'close');
  sendProblem(response, new AppError({ code: 'body_stalled' }));
}
