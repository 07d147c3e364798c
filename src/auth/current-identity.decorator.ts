import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Identity } from './identity.js';

/** The caller, as an argument of a controller whose route has `@RequireScope`. */
export const CurrentIdentity = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  identityOf(context.switchToHttp().getRequest<{ identity?: Identity }>()),
);

/** @throws for a request that was not authenticated, which is a mistake of its route. */
export function identityOf(request: { readonly identity?: Identity }): Identity {
  if (request.identity === undefined) throw new Error('The route has no @RequireScope, so nobody was authenticated.');
  return request.identity;
}
