import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { AppModule } from './app.module.js';
import { setUpApplication } from './app.setup.js';
import { processEnvironment, readEnv } from './config/env.schema.js';
import { type Settings, settingsFrom } from './config/settings.js';
import { buildOpenApiDocument } from './openapi-document.js';
import { InitialIndex } from './rag/ingest/initial-index.js';
import { describeServer } from './server-banner.js';
import { ServerLogger } from './server-logger.js';

/** Longest that a stop may take when something hangs, on top of what running answers get. Milliseconds. */
const STOP_LIMIT_MS = 10_000;

/** Serves until the process is told to stop. What keeps it from starting is thrown, in words for the operator. */
export async function startServer(): Promise<void> {
  const settings = settingsFrom(readEnv(processEnvironment()));
  const logger = new Logger('Server');
  const creating = createApplication(settings);
  const stopping = stopOnSignal(creating, settings.server, logger);
  const application = await creating;
  if (stopping.aborted) return;
  await listen(application, settings.server);
  const { address, port } = application.getHttpServer().address() as AddressInfo;
  const host = address.includes(':') ? `[${address}]` : address;
  for (const line of describeServer(settings, `http://${host}:${port}`)) logger.log(line);
  await application.get(InitialIndex).ensure((line) => logger.log(line));
  logger.log('Ready.');
}

/**
 * Nest's own shutdown hooks would end the process by the signal; orchestrators want to see that it ended well. A server that
 * is told to stop while it starts opens what it was about to open, and closes it.
 * @returns aborts when the process is told to stop.
 */
function stopOnSignal(
  creating: Promise<NestExpressApplication>,
  { shutdownGraceMs }: Settings['server'],
  logger: Logger,
): AbortSignal {
  const stopping = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    stopping.abort();
    logger.log(`${signal}: no new answers; running ones get ${shutdownGraceMs / 1_000} s.`);
    setTimeout(() => process.exit(1), shutdownGraceMs + STOP_LIMIT_MS).unref();
    void creating.then((application) => application.close()).then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  return stopping.signal;
}

async function listen(application: NestExpressApplication, { host, port }: Settings['server']): Promise<void> {
  try {
    await application.listen(port, host);
  } catch (error) {
    await application.close();
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new Error(`Cannot listen on ${host}:${port} (${code}). Set PORT or HOST to an address that is free.`, {
      cause: error,
    });
  }
}

/** The application, set up and documented, not listening yet. */
export async function createApplication(settings: Settings): Promise<NestExpressApplication> {
  const application = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
    bodyParser: false,
    abortOnError: false,
    logger: new ServerLogger(settings.server),
  });
  setUpApplication(application);
  SwaggerModule.setup('docs', application, () => buildOpenApiDocument(application), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
  });
  return application.init();
}
