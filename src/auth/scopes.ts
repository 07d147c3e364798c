/** What a caller may do. Each route needs one scope, or is open. */
export const SCOPES = [
  'chat',
  'threads',
  'search',
  'attachments',
  'index:write',
  'questions:read',
  'usage:read',
  'keys:manage',
  'sessions:create',
  'data:erase',
  'metrics:read',
  'act-as',
] as const;

export type Scope = (typeof SCOPES)[number];

/** What every reader may do: visitors, users without a role, and the local owner. */
export const READER_SCOPES: readonly Scope[] = ['chat', 'threads', 'search', 'attachments'];
