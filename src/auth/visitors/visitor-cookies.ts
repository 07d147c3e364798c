import { COOKIES_READ, VISITOR_DAYS } from '../limits.js';
import type { CookiePlace } from './cookie-place.js';

/** `__Host-` binds a cookie to one host and to https. `ck_embedded_` is the one for pages of other sites. */
const NAME = /^(__Host-)?ck_(visitor|embedded)_([0-9a-f]{8})$/;
const HOST = '__Host-';

export interface VisitorCookie {
  readonly name: string;
  readonly token: string;
  /** The id of the key that its server signs with. */
  readonly keyId: string;
}

/**
 * The visitor cookies of a request, the one of the own site first. Over https only names with `__Host-` count: another
 * server of the same domain can set every other name, and so could make a reader write into chats that it can read.
 */
export function visitorCookies(header: string | undefined, { isSecure }: CookiePlace): VisitorCookie[] {
  return (header ?? '')
    .split(';', COOKIES_READ)
    .flatMap((pair) => {
      const [name = '', ...value] = pair.trim().split('=');
      const [, host, , keyId] = NAME.exec(name) ?? [];
      if (keyId === undefined || (isSecure && host === undefined)) return [];
      return [{ name, token: value.join('='), keyId }];
    })
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ name }: VisitorCookie): number {
  return (name.startsWith(HOST) ? 0 : 2) + (name.includes('ck_embedded') ? 1 : 0);
}

/** `Set-Cookie` for a token; undefined where browsers keep no cookie: embedded in another site without https. */
export function cookieFor(token: string, keyId: string, place: CookiePlace): string | undefined {
  if (place.isEmbedded && !place.isSecure) return undefined;
  const name = `${place.isSecure ? HOST : ''}ck_${place.isEmbedded ? 'embedded' : 'visitor'}_${keyId}`;
  return toSetCookie(name, token, VISITOR_DAYS * 86_400);
}

/** `Set-Cookie` that deletes a cookie. */
export function cookieThatDeletes(name: string): string {
  return toSetCookie(name, '', 0);
}

/** The name decides the attributes, and a cookie is deleted with those that it was set with. */
function toSetCookie(name: string, value: string, maxAge: number): string {
  const kind = name.includes('ck_embedded') ? 'SameSite=None; Partitioned' : 'SameSite=Lax';
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; ${kind}${name.startsWith(HOST) ? '; Secure' : ''}`;
}
