/** Who is calling. Everything stored belongs to one tenant and user; every store call takes this. */
export interface Identity {
  readonly tenantId: string;
  readonly userId: string;
}

/** The one owner while no authentication is configured. */
export const LOCAL_IDENTITY: Identity = { tenantId: 'local', userId: 'local' };
