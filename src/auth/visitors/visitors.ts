import { Injectable } from '@nestjs/common';
import { ServerSettings } from '../../config/settings.js';
import type { Newcomers } from '../authentication.js';
import type { CallerRequest, CallerResponse } from '../authenticator.js';
import type { Identity } from '../identity.js';
import { SigningKeys } from '../signing-keys.js';
import { cookiePlaceOf } from './cookie-place.js';
import { cookieFor, cookieThatDeletes, type VisitorCookie, visitorCookies } from './visitor-cookies.js';
import { toIdentity, type Visitor, VisitorTokens } from './visitor-tokens.js';

/** The header with the token of a new visitor, for programs and for browsers that keep no cookies of this server. */
export const VISITOR_HEADER = 'X-ChatKit-Visitor';

/** Callers without another credential: each browser is a visitor, known by a cookie. */
@Injectable()
export class Visitors implements Newcomers {
  constructor(
    private readonly tokens: VisitorTokens,
    private readonly keys: SigningKeys,
    private readonly server: ServerSettings,
  ) {}

  /**
   * The visitor of the cookie, or a new one, whose token the response gets as a cookie and in a header. A cookie that is
   * not valid is deleted; nobody but the server can have caused it, and the reader could do nothing about a refusal.
   */
  welcome(request: CallerRequest, response: CallerResponse): Identity {
    const place = cookiePlaceOf(request, this.server.publicUrl);
    const cookies = visitorCookies(request.get('Cookie'), place);
    const visitor = this.knownAmong(cookies, place.isLoopback, response);
    if (visitor !== undefined && !visitor.isDue) return toIdentity(visitor.id);
    const { id, token } = this.tokens.issue(visitor?.id);
    const cookie = cookieFor(token, this.keys.currentId, place);
    if (cookie !== undefined) response.append('Set-Cookie', cookie);
    response.setHeader(VISITOR_HEADER, token);
    return toIdentity(id);
  }

  /** The first valid one. Cookies with other key ids belong to other servers on loopback, elsewhere to keys of the past. */
  private knownAmong(
    cookies: readonly VisitorCookie[],
    isLoopback: boolean,
    response: CallerResponse,
  ): Visitor | undefined {
    let known: Visitor | undefined;
    for (const { name, token, keyId } of cookies) {
      const isOurs = this.keys.has(keyId);
      const visitor = isOurs ? this.tokens.read(token) : undefined;
      known ??= visitor;
      const isOutdated = visitor !== undefined && keyId !== this.keys.currentId;
      if (isOurs ? visitor === undefined || isOutdated : !isLoopback) {
        response.append('Set-Cookie', cookieThatDeletes(name));
      }
    }
    return known;
  }
}
