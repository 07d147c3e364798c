import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loopQueue } from '../common/loop-queue.js';
import { ServerSettings } from '../config/settings.js';
import { HEADERS_MARGIN_MS, REQUEST_MS } from './limits.js';

type HttpServer = ReturnType<NestExpressApplication['getHttpServer']>;

/**
 * How long the server keeps connections. An idle connection has to outlive that of the gateway in front, which otherwise
 * sends a request on a connection that the server closes in the same moment, and answers 502.
 */
@Injectable()
export class ConnectionLimits implements OnModuleInit, BeforeApplicationShutdown {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly settings: ServerSettings,
  ) {}

  onModuleInit(): void {
    const server = this.server();
    if (server === undefined) return;
    server.on('connection', () => loopQueue.connected());
    server.keepAliveTimeout = this.settings.keepAliveTimeoutMs;
    server.headersTimeout = this.settings.keepAliveTimeoutMs + HEADERS_MARGIN_MS;
    // A shorter one than `headersTimeout` would replace it.
    server.requestTimeout = Math.max(REQUEST_MS, server.headersTimeout);
  }

  /** Nest closes idle connections next; those that are busy now must not stay open once they have their response. */
  beforeApplicationShutdown(): void {
    const server = this.server();
    if (server !== undefined) server.keepAliveTimeout = 1;
  }

  /** Undefined: the application serves no HTTP. */
  private server(): HttpServer | undefined {
    return this.adapter.httpAdapter?.getHttpServer() as HttpServer | undefined;
  }
}
