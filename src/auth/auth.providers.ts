import { Logger, type Provider } from '@nestjs/common';
import { causeOf } from '../common/errors/cause-of.js';
import { AdminSettings, AuthSettings } from '../config/settings.js';
import { Authentication } from './authentication.js';
import type { Authenticator } from './authenticator.js';
import { DEFAULT_TENANT, LOCAL_IDENTITY, LOCAL_OWNER } from './identity.js';
import { newSecret, readOrCreateSecret } from './key-file.js';
import { AdminKeyAuthenticator } from './modes/admin-key.authenticator.js';
import { VisitorAuthenticator } from './modes/visitor.authenticator.js';
import { SigningKeys } from './signing-keys.js';
import { VisitorTokens } from './visitors/visitor-tokens.js';
import { Visitors } from './visitors/visitors.js';

const ADMINISTRATOR = { tenantId: DEFAULT_TENANT, userId: 'admin' };

export const authProviders: Provider[] = [
  { provide: SigningKeys, inject: [AuthSettings], useFactory: createKeys },
  VisitorTokens,
  Visitors,
  VisitorAuthenticator,
  {
    provide: Authentication,
    inject: [AuthSettings, AdminSettings, Visitors, VisitorAuthenticator],
    useFactory: createAuthentication,
  },
];

/** The order is that of priority: the first kind of credential that a request has decides. */
function createAuthentication(
  { modes }: AuthSettings,
  { key }: AdminSettings,
  visitors: Visitors,
  visitor: VisitorAuthenticator,
): Authentication {
  const isLocal = modes.has('none');
  const authenticators: Authenticator[] = [];
  if (key !== undefined) authenticators.push(new AdminKeyAuthenticator(key, isLocal ? LOCAL_OWNER : ADMINISTRATOR));
  if (modes.has('visitor')) authenticators.push(visitor);
  if (isLocal) return new Authentication(authenticators, { welcome: () => LOCAL_IDENTITY });
  return new Authentication(authenticators, modes.has('visitor') ? visitors : undefined);
}

async function createKeys({ modes, sessionSecrets, keyFile }: AuthSettings): Promise<SigningKeys> {
  if (sessionSecrets.length > 0) return new SigningKeys(sessionSecrets);
  if (keyFile === undefined || !modes.has('visitor')) return new SigningKeys([newSecret()]);
  try {
    return new SigningKeys([await readOrCreateSecret(keyFile)]);
  } catch (error) {
    if (!isFileFault(error)) throw error;
    new Logger('Auth').warn(
      `The key of visitors cannot be kept in ${keyFile}${causeOf(error)}. It is lost when the server stops, and with it ` +
        "the visitors' chats. Set SESSION_SECRETS, or DATA_DIR to a folder that this user may write to.",
    );
    return new SigningKeys([newSecret()]);
  }
}

function isFileFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}
