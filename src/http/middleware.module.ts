import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { json } from 'express';
import { ServerSettings } from '../config/settings.js';
import { beforeEveryRoute } from './every-route.js';
import { isUpload, refuseDeepJson, refuseOtherThanJson } from './json-only.js';

const BODY_LIMIT = '1mb';

/**
 * The middleware of every route, in order. It reads bodies itself: create the application with `bodyParser: false`.
 * Middleware errors reach only the filters of the whole application, so `ProblemFilter` has to be its `APP_FILTER`.
 */
@Module({})
export class MiddlewareModule implements NestModule {
  constructor(private readonly settings: ServerSettings) {}

  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(
        ...beforeEveryRoute(this.settings),
        refuseOtherThanJson,
        json({ limit: BODY_LIMIT, type: (request) => !isUpload(request) }),
        refuseDeepJson,
      )
      // Matches every path as a prefix. A wildcard would decode the path, and fail on `%E0%A4%A` before any middleware.
      .forRoutes('/');
  }
}
