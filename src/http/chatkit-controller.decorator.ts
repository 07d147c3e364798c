import { applyDecorators, Controller, UseFilters, UseGuards, UseInterceptors, UsePipes } from '@nestjs/common';
import { ScopeGuard } from '../auth/scope.guard.js';
import { ProblemFilter } from './problem.filter.js';
import { VALIDATION } from './validation.pipe.js';
import { WireInterceptor } from './wire.interceptor.js';

export interface ChatKitControllerOptions {
  /** Handlers return values of the ChatKit protocol, whose null members are omitted in responses. */
  readonly wire?: boolean;
}

/**
 * A controller with our validation, our error responses and `ScopeGuard`: each route needs `@RequireScope` or `@OpenToAll`,
 * or the whole controller has one of them. They are bound here and not as `APP_*` providers, because those
 * of an imported module would apply to every controller of the application that imports it.
 *
 * @example
 * \@ChatKitController('threads', { wire: true })
 * export class ThreadsController {}
 */
export function ChatKitController(path: string, { wire = false }: ChatKitControllerOptions = {}): ClassDecorator {
  return applyDecorators(
    Controller(path),
    UseGuards(ScopeGuard),
    UsePipes(VALIDATION),
    UseFilters(ProblemFilter),
    ...(wire ? [UseInterceptors(WireInterceptor)] : []),
  );
}
