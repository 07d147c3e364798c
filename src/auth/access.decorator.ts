import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';
import { ApiProblems } from '../http/problem.js';
import { READER_SCOPES, type Scope } from './scopes.js';

/** What `ScopeGuard` reads. */
export const ACCESS = 'chatkit:access';
export const OPEN = 'open';

/** The name of the security scheme in openapi.json. */
export const BEARER_SECURITY = 'bearerAuth';

/** Only callers with this scope may use the route, or all routes of the controller. Documents 401 and 403. */
export function RequireScope(scope: Scope): MethodDecorator & ClassDecorator {
  // Readers may come without a credential where AUTH lists a mode for them.
  const withoutCredential = READER_SCOPES.includes(scope) ? [ApiSecurity({})] : [];
  return applyDecorators(
    SetMetadata(ACCESS, scope),
    ApiBearerAuth(BEARER_SECURITY),
    ...withoutCredential,
    ApiProblems(401, 403),
  );
}

/** Everybody may use the route, with any `AUTH` and without a credential. It must not show anything of a caller. */
export function OpenToAll(): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS, OPEN);
}
