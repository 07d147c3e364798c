import { Authenticator, type CallerRequest } from '../authenticator.js';
import { bearerOf } from '../bearer.js';
import { type Identity, type Owner, principalsOf } from '../identity.js';
import { isSameSecret } from '../same-secret.js';
import { SCOPES } from '../scopes.js';

/** `ADMIN_KEY`, with every scope, whatever `AUTH` lists. It can have any form, so it is recognized by its value. */
export class AdminKeyAuthenticator extends Authenticator<true> {
  override readonly mode = 'admin-key';
  private readonly identity: Identity;

  /** @param owner of what the key stores. Its tenant is the one whose data the key reads, such as questions of readers. */
  constructor(
    private readonly key: string,
    owner: Owner,
  ) {
    super();
    const principals = principalsOf(owner);
    this.identity = { ...owner, kind: 'service', scopes: new Set(SCOPES), principals, method: this.mode };
  }

  override credential(request: CallerRequest): true | undefined {
    const given = bearerOf(request) ?? request.get('X-API-Key');
    return given !== undefined && isSameSecret(given, this.key) ? true : undefined;
  }

  override async authenticate(): Promise<Identity> {
    return this.identity;
  }
}
