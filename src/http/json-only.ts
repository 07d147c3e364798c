import type { IncomingMessage } from 'node:http';
import { json, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { AppError } from '../common/errors/app-error.js';
import { announcesBody } from './announces-body.js';
import { JSON_BYTES, JSON_LEVELS, JSON_VALUES } from './limits.js';

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

function hasBody(request: Request): boolean {
  return METHODS_WITH_BODY.has(request.method) && announcesBody(request);
}

/** Parses JSON bodies, except those that are refused before because parsing them would hold the event loop. */
export function parseJson(): RequestHandler {
  const parse = json({ limit: JSON_BYTES, type: (request) => !isUpload(request), verify: refuse });
  return (request, response, next) =>
    parse(request, response, (error?: unknown) => next(error instanceof RefusedBody ? error.refusal : error));
}

class RefusedBody extends Error {
  constructor(readonly refusal: AppError) {
    super(refusal.message);
  }
}

function refuse(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  const refusal = refusalOf(body, encoding);
  // The parser gives what is thrown here a status of its own, so the refusal itself is not thrown.
  if (refusal) throw new RefusedBody(refusal);
}

/** Why JSON is not parsed: it has too many values, or an encoding in which they cannot be counted. */
export function refusalOf(body: Buffer, encoding: string): AppError | undefined {
  // JSON has to be UTF-8 (RFC 8259, 8.1).
  if (encoding !== 'utf-8') return new AppError({ code: 'unsupported_encoding' });
  if (!hasMoreValues(body, JSON_VALUES)) return undefined;
  const most = JSON_VALUES.toLocaleString('en-US');
  return new AppError({
    code: 'invalid_request',
    message: `The body holds more than ${most} values. Send fewer elements.`,
    issues: [{ path: '', message: `More than ${most} values` }],
  });
}

const [QUOTE, BACKSLASH, COMMA, BRACKET, BRACE] = Buffer.from('"\\,[{');

/** Counts the commas and opening brackets outside of strings: every value but the first follows one of them. */
function hasMoreValues(json: Buffer, limit: number): boolean {
  let count = 0;
  for (let at = 0; at < json.length && count <= limit; at += 1) {
    const byte = json[at];
    if (byte === QUOTE) at = endOfString(json, at);
    else if (byte === COMMA || byte === BRACKET || byte === BRACE) count += 1;
  }
  return count > limit;
}

/** The place of the quote that ends the string which begins at `start`. */
function endOfString(json: Buffer, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return at;
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
