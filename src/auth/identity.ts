/** A caller, or the owner of stored data: everything stored belongs to one user of one tenant. */
export interface Identity {
  readonly tenantId: string;
  readonly userId: string;
}

/** The owner of all data when no authentication is configured. */
export const LOCAL_IDENTITY: Identity = { tenantId: 'local', userId: 'local' };
