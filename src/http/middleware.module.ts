import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { Authentication } from '../auth/authentication.js';
import { authenticateBeforeBody } from '../auth/http/authenticate.js';
import { ServerSettings } from '../config/settings.js';
import { ConnectionLimits } from './connection-limits.js';
import { beforeEveryRoute } from './every-route.js';
import { beginFairly } from './fair-requests.js';
import { parseJson, refuseDeepJson, refuseOtherThanJson } from './json-only.js';
import { BodyIdle, endStalledBodies } from './stalled-bodies.js';

/**
 * The middleware of every route, in order. It reads bodies itself: create the application with `bodyParser: false`.
 * Middleware errors reach only the filters of the whole application, so `ProblemFilter` has to be its `APP_FILTER`.
 */
@Module({ imports: [AuthModule], providers: [ConnectionLimits, { provide: BodyIdle, useValue: new BodyIdle() }] })
export class MiddlewareModule implements NestModule {
  constructor(
    private readonly settings: ServerSettings,
    private readonly bodyIdle: BodyIdle,
    private readonly authentication: Authentication,
  ) {}

  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(
        beginFairly,
        ...beforeEveryRoute(this.settings),
        // Before it, a body that comes after a refusal would be waited for.
        endStalledBodies(this.bodyIdle),
        authenticateBeforeBody(this.authentication),
        refuseOtherThanJson,
        parseJson(),
        refuseDeepJson,
      )
      // Matches every path as a prefix. A wildcard would decode the path, and fail on `%E0%A4%A` before any middleware.
      .forRoutes('/');
  }
}
