import type { CallerRequest } from './authenticator.js';

const SCHEME = 'bearer';

/** What follows `Bearer` in `Authorization`; may be empty. Undefined: the header is missing or has another scheme. */
export function bearerOf(request: Pick<CallerRequest, 'get'>): string | undefined {
  const header = request.get('Authorization')?.trim() ?? '';
  const [scheme = ''] = header.split(' ', 1);
  return scheme.toLowerCase() === SCHEME ? header.slice(SCHEME.length).trim() : undefined;
}
