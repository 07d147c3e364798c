import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../common/errors/app-error.js';
import { JSON_LEVELS } from './limits.js';

const METHODS_WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** Whether the body is a file, which its own route reads as it comes; it may well be declared as JSON. */
export function isUpload({ url = '' }: Pick<IncomingMessage, 'url'>): boolean {
  return /^\/attachments([/?]|$)/.test(url);
}

/** Refuses a body that is declared as anything but JSON, before anybody tries to parse it. */
export function refuseOtherThanJson(request: Request, _response: Response, next: NextFunction): void {
  if (!hasBody(request) || request.is('application/json') || isUpload(request)) return next();
  next(new AppError({ code: 'unsupported_media_type' }));
}

/** Whether a body follows. Not every client announces that it sends none: `curl -X POST` says nothing at all (RFC 9112, 6.3). */
export function announcesBody(request: Request): boolean {
  return request.get('Transfer-Encoding') !== undefined || Number(request.get('Content-Length') ?? 0) > 0;
}

function hasBody(request: Request): boolean {
  return METHODS_WITH_BODY.has(request.method) && announcesBody(request);
}

/** Refuses JSON nested so deeply that walking it could exhaust the stack. */
export function refuseDeepJson(request: Request, _response: Response, next: NextFunction): void {
  if (!isDeeperThan(request.body, JSON_LEVELS)) return next();
  next(
    new AppError({
      code: 'body_too_deep',
      message: `The body is nested deeper than ${JSON_LEVELS} levels. Send a body with fewer levels.`,
    }),
  );
}

function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  return Object.values(value).some((member) => isDeeperThan(member, limit - 1));
}
