import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { AppError } from '../common/errors/app-error.js';
import type { ServerSettings } from '../config/settings.js';
import { originMatcher } from './response-headers.js';

const METHODS_THAT_CHANGE: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

type OriginRules = Pick<ServerSettings, 'publicUrl' | 'corsOrigins'>;

/**
 * Refuses requests that change something when a page of another origin sends them. CORS alone does not prevent them: a
 * browser sends forms and multipart bodies without asking first, and only hides the response. Pages cannot set `Origin`
 * or `Sec-Fetch-Site`; programs that are not browsers send neither of them and are not affected.
 */
export function checkOrigin({ publicUrl, corsOrigins }: OriginRules): RequestHandler {
  const isAllowed = originMatcher(corsOrigins);
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;

  function mayChange(request: Request): boolean {
    const origin = request.get('Origin');
    const site = request.get('Sec-Fetch-Site');
    // The browser knows the address that its user sees, which a proxy may have replaced in `Host`.
    if (site === 'same-origin' || site === 'none') return true;
    if (origin !== undefined && isAllowed(origin)) return true;
    if (site === 'cross-site') return false;
    if (origin === undefined) return true;
    const host = hostOfOrigin(origin);
    return host !== undefined && (host === publicHost || host === withoutDefaultPort(request.get('Host')));
  }

  return (request: Request, _response: Response, next: NextFunction) => {
    if (!METHODS_THAT_CHANGE.has(request.method) || mayChange(request)) return next();
    next(new AppError({ code: 'origin_not_allowed' }));
  };
}

/** Host and port of an origin, without the default port of its scheme. `null` and what is no origin have none. */
function hostOfOrigin(origin: string): string | undefined {
  if (!/^https?:\/\/[^/?#@\s]+$/i.test(origin)) return undefined;
  return URL.parse(origin)?.host;
}

/** A gateway that terminates TLS changes the scheme, and with it which port is the default. */
function withoutDefaultPort(authority: string | undefined): string | undefined {
  return authority?.toLowerCase().replace(/:(80|443)?$/, '');
}
