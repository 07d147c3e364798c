import type { AuthMode } from '../config/auth-mode.js';
import { READER_SCOPES, type Scope } from './scopes.js';

/** Whom stored data belongs to: one user of one tenant. Stores need no more of a caller. */
export interface Owner {
  readonly tenantId: string;
  readonly userId: string;
}

/**
 * A caller, once its credential is verified. An `Identity` is the `Owner` of what it stores.
 *
 * Ids of visitors begin with `visitor_`; ids of users must not, and `Authentication` refuses those that do, so that nobody
 * becomes the owner of a visitor's threads.
 */
export interface Identity extends Owner {
  readonly kind: 'user' | 'service' | 'visitor' | 'local';
  readonly scopes: ReadonlySet<Scope>;
  /** `user:<tenant>/<id>` and `group:<tenant>/<name>`: what pages with restricted access are compared with. */
  readonly principals: readonly string[];
  readonly method: AuthMode | 'admin-key';
}

/** For whom a search filters passages. */
export interface Reader extends Owner {
  readonly principals?: readonly string[];
}

/** The tenant of callers whose credential names none. */
export const DEFAULT_TENANT = 'default';

/** The principals of an owner and its groups. */
export function principalsOf({ tenantId, userId }: Owner, groups: readonly string[] = []): string[] {
  return [`user:${tenantId}/${userId}`, ...groups.map((group) => `group:${tenantId}/${group}`)];
}

/** The owner of everything that callers without authentication store. */
export const LOCAL_OWNER: Owner = { tenantId: 'local', userId: 'local' };

/** Every caller with `AUTH=none`, and the commands of the command line. */
export const LOCAL_IDENTITY: Identity = {
  ...LOCAL_OWNER,
  kind: 'local',
  scopes: new Set(READER_SCOPES),
  principals: principalsOf(LOCAL_OWNER),
  method: 'none',
};
