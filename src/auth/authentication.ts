import { InvalidCredentialError, NoCredentialError } from './auth-errors.js';
import type { Authenticator, CallerRequest, CallerResponse } from './authenticator.js';
import { bearerOf } from './bearer.js';
import type { Identity } from './identity.js';
import { isUsableOwner } from './owner-name.js';

const VISITOR_ID = /^visitor_/;

/** Who callers without a credential are. */
export interface Newcomers {
  welcome(request: CallerRequest, response: CallerResponse): Identity;
}

/** Finds out who sends a request: once for each request, before its body is read. */
export class Authentication {
  /**
   * @param authenticators in the order of their priority.
   * @param newcomers undefined: callers without a credential are refused.
   */
  constructor(
    private readonly authenticators: readonly Authenticator[],
    private readonly newcomers: Newcomers | undefined,
  ) {}

  /** @throws ChallengeError for a caller without a credential or with an invalid one. */
  async identify(request: CallerRequest, response: CallerResponse): Promise<Identity> {
    request.identity ??= await this.findOut(request, response);
    return request.identity;
  }

  private async findOut(request: CallerRequest, response: CallerResponse): Promise<Identity> {
    if ((request.headersDistinct.authorization?.length ?? 0) > 1) {
      throw new InvalidCredentialError('The request has more than one Authorization header.');
    }
    for (const authenticator of this.authenticators) {
      const credential = authenticator.credential(request);
      if (credential === undefined) continue;
      return checked(await authenticator.authenticate(credential));
    }
    if (bearerOf(request) !== undefined || request.get('X-API-Key') !== undefined) {
      throw new InvalidCredentialError('The key or token is not of a kind that AUTH of this server allows.');
    }
    if (this.newcomers === undefined) throw new NoCredentialError();
    return this.newcomers.welcome(request, response);
  }
}

/** Ids come from other servers, and become a part of keys, principals and log lines. */
function checked(identity: Identity): Identity {
  const { userId, kind } = identity;
  if (isUsableOwner(identity) && (kind === 'visitor' || !VISITOR_ID.test(userId))) return identity;
  throw new InvalidCredentialError('The tenant or the user that the credential names cannot be used.');
}
