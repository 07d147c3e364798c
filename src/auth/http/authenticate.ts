import type { RequestHandler } from 'express';
import { announcesBody } from '../../http/announces-body.js';
import type { Authentication } from '../authentication.js';

const METHODS_OF_OPEN_ROUTES: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Authenticates before a body is read, so that nobody can send one without a valid credential. Open routes are all read
 * with GET; there `ScopeGuard` authenticates, once it knows that the route is not open.
 */
export function authenticateBeforeBody(authentication: Authentication): RequestHandler {
  return async (request, response, next) => {
    if (METHODS_OF_OPEN_ROUTES.has(request.method) && !announcesBody(request)) return next();
    await authentication.identify(request, response);
    next();
  };
}
