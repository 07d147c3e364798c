import cors from 'cors';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { ServerSettings } from '../config/settings.js';
import { corsOptions } from './cors.js';
import { assignRequestId } from './request-id.js';

/** Documents set their own content policy, and the gateway that terminates TLS sets transport security. */
const SECURITY_HEADERS = {
  contentSecurityPolicy: false,
  strictTransportSecurity: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' },
} as const;

/** Middleware for the headers of every response, errors included. The request id is first, so that every error has it. */
export function responseHeaders({ corsOrigins }: Pick<ServerSettings, 'corsOrigins'>): RequestHandler[] {
  return [assignRequestId, helmet(SECURITY_HEADERS), cors(corsOptions(corsOrigins))];
}
