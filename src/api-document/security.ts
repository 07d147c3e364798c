import type { SecuritySchemes } from './document-types.js';

/** How a caller can say who it is. The key of each scheme is its name in `security`. */
export const SECURITY_SCHEMES: SecuritySchemes = {
  bearerAuth: {
    type: 'http',
    scheme: 'bearer',
    description:
      'The token of a visitor, or ADMIN_KEY, in `Authorization: Bearer …`. Browsers of visitors send a cookie instead.',
  },
};

/** What operations without a security of their own require: nothing. */
export const DEFAULT_SECURITY: Record<string, string[]>[] = [{}];

/** Operations that answer in the same way to everybody. */
export const OPEN_OPERATIONS: ReadonlySet<string> = new Set(['getLiveness', 'getReadiness', 'getHealth']);
