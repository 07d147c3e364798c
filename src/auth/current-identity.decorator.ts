import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Identity, LOCAL_IDENTITY } from './identity.js';

/** Who calls, as a controller's argument: what authentication put on the request, else the one local owner. */
export const CurrentIdentity = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  identityOf(context.switchToHttp().getRequest<{ identity?: Identity }>()),
);

export function identityOf(request: { readonly identity?: Identity }): Identity {
  return request.identity ?? LOCAL_IDENTITY;
}
