import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Identity, LOCAL_IDENTITY } from './identity.js';

/**
 * The caller, as an argument of a controller. Nothing in this project authenticates yet: a guard of the host
 * application may set `request.identity`. Without one, every caller is the local owner.
 */
export const CurrentIdentity = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  identityOf(context.switchToHttp().getRequest<{ identity?: Identity }>()),
);

/** The identity that was set on the request, else the local owner. */
export function identityOf(request: { readonly identity?: Identity }): Identity {
  return request.identity ?? LOCAL_IDENTITY;
}
