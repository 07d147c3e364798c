import cors from 'cors';
import type { RequestHandler } from 'express';
import type { ServerSettings } from '../config/settings.js';
import { checkHost } from './host-check.js';
import { checkOrigin } from './origin-check.js';
import { corsOptions, responseHeaders } from './response-headers.js';

/**
 * Middleware of every route, in order: headers come first, so that refusals have them too. Preflight requests end at
 * `cors`, so the host is checked before. Nothing here reads a body.
 */
export function beforeEveryRoute(settings: ServerSettings): RequestHandler[] {
  return [...responseHeaders(), checkHost(settings), cors(corsOptions(settings.corsOrigins)), checkOrigin(settings)];
}
