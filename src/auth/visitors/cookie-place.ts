import type { CallerRequest } from '../authenticator.js';

/** How a browser reaches this server, which decides the cookies that it accepts. */
export interface CookiePlace {
  /** Over https. Over plain http Safari refuses `Secure` and `__Host-`, on localhost too. */
  readonly isSecure: boolean;
  /** A page of another site sends the request. */
  readonly isEmbedded: boolean;
  /** On the reader's own machine, where all servers share one cookie jar, whatever their ports are. */
  readonly isLoopback: boolean;
}

const LOOPBACK = /^(?:localhost|[\w.-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d*)?$/i;

/**
 * Finds out by what browsers themselves say, because the server behind a gateway that ends TLS sees plain http, and may
 * not see the name that its readers see. What a program says wrongly here harms only its own cookies.
 * @param publicUrl the address of this server for clients, if it is set.
 */
export function cookiePlaceOf(request: CallerRequest, publicUrl: string | undefined): CookiePlace {
  const host = request.get('Host')?.toLowerCase() ?? '';
  const known = publicUrl === undefined ? undefined : new URL(publicUrl);
  const isLoopback = LOOPBACK.test(host);
  const origin = URL.parse(request.get('Origin') ?? '');
  const site = request.get('Sec-Fetch-Site');
  const isOwnOrigin = origin !== null && (origin.host === host || origin.host === known?.host);
  const isSecure =
    request.socket.encrypted === true ||
    request.get('X-Forwarded-Proto')?.split(',')[0]?.trim() === 'https' ||
    (isOwnOrigin && origin.protocol === 'https:') ||
    (known?.protocol === 'https:' && known.host === host) ||
    // Browsers send it only to servers over https and on loopback.
    (site !== undefined && !isLoopback);
  const isEmbedded = site === undefined ? origin !== null && !isOwnOrigin : site === 'cross-site';
  return { isSecure, isEmbedded, isLoopback };
}
