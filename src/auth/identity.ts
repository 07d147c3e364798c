/** The caller. Every stored thing belongs to one tenant and user, so every call of a store takes an identity. */
export interface Identity {
  readonly tenantId: string;
  readonly userId: string;
}

/** The only owner while nothing authenticates callers. */
export const LOCAL_IDENTITY: Identity = { tenantId: 'local', userId: 'local' };
