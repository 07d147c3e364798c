import type { CorsOptions } from 'cors';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { VISITOR_HEADER } from '../auth/visitors/visitors.js';
import { assignRequestId } from './request-id.js';

/** Documents set their own content policy, and the gateway that terminates TLS sets transport security. */
const SECURITY_HEADERS = {
  contentSecurityPolicy: false,
  strictTransportSecurity: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' },
} as const;

const JSON_TYPE = /^application\/([\w.-]+\+)?json\b/;

/** Middleware for the headers of every response, errors included. The request id is first, so that every error has it. */
export function responseHeaders(): RequestHandler[] {
  return [assignRequestId, keepJsonOutOfCaches, helmet(SECURITY_HEADERS)];
}

/**
 * Forbids caches to store JSON, which has the data of one caller. A route that sets `Cache-Control` itself keeps its value.
 * Express calls `writeHead` for every response, so this includes problems and the routes of other libraries.
 */
function keepJsonOutOfCaches(_request: Request, response: Response, next: NextFunction): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => Response;
  response.writeHead = (...given: unknown[]) => {
    const type = String(response.getHeader('Content-Type') ?? '');
    if (JSON_TYPE.test(type) && !response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
    return writeHead(...given);
  };
  next();
}

/** Pages of these origins may read responses; `https://*.example.com` matches one or more levels of subdomains. */
export function corsOptions(origins: readonly string[]): CorsOptions {
  const isAllowed = originMatcher(origins);
  return {
    origin: (origin, answer) => answer(null, origin !== undefined && isAllowed(origin)),
    methods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
    exposedHeaders: ['X-Request-Id', 'Retry-After', 'X-ChatKit-Run', VISITOR_HEADER, 'WWW-Authenticate'],
    credentials: true,
    maxAge: 600,
  };
}

/** Whether an origin is one of CORS_ORIGINS. */
export function originMatcher(origins: readonly string[]): (origin: string) => boolean {
  const patterns = origins.map(toPattern);
  return (origin) => patterns.some((pattern) => pattern.test(origin));
}

function toPattern(origin: string): RegExp {
  const escaped = origin.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replace('*', '[a-z0-9-]+(\\.[a-z0-9-]+)*');
  return new RegExp(`^${escaped}$`, 'i');
}
