import { Injectable } from '@nestjs/common';
import { InvalidCredentialError } from '../auth-errors.js';
import { Authenticator, type CallerRequest } from '../authenticator.js';
import { bearerOf } from '../bearer.js';
import type { Identity } from '../identity.js';
import { toIdentity, VisitorTokens } from '../visitors/visitor-tokens.js';

/** A visitor's token in `Authorization`, from programs and from browsers that keep no cookies. */
@Injectable()
export class VisitorAuthenticator extends Authenticator<string> {
  override readonly mode = 'visitor';

  constructor(private readonly tokens: VisitorTokens) {
    super();
  }

  override credential(request: CallerRequest): string | undefined {
    const token = bearerOf(request);
    return token?.startsWith('v1.') ? token : undefined;
  }

  override async authenticate(token: string): Promise<Identity> {
    const visitor = this.tokens.read(token);
    if (visitor === undefined) {
      throw new InvalidCredentialError('The token of the visitor has expired, or is not of this server.');
    }
    return toIdentity(visitor.id);
  }
}
