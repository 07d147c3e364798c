/** What `AUTH` can list: one mode for each kind of credential. */
export const AUTH_MODES = ['visitor', 'none'] as const;

export type AuthMode = (typeof AUTH_MODES)[number];
