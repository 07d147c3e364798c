import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { serveApiDocs } from './api-docs.js';
import { AppModule } from './app.module.js';
import { STOP_MS, STOP_WHILE_STARTING_MS } from './common/limits.js';
import { ServerSettings } from './config/settings.js';
import { WAITING_CONNECTIONS } from './http/limits.js';
import { StartUpdate } from './rag/ingest/start-update.js';
import { describeServer, warningsOf, warningsOfData } from './server-banner.js';
import { ServerLogger } from './server-logger.js';
import { saveMemoryAtStart } from './start-memory.js';

/** Serves until the process receives SIGTERM or SIGINT. @throws what prevents the start, in words for the operator. */
export async function startServer(): Promise<void> {
  const logger = new Logger('Server');
  const creating = createApplication();
  const stopping = stopOnSignal(creating, logger);
  const application = await creating;
  if (stopping.aborted) return;
  await listen(application);
  const { address, port } = application.getHttpServer().address() as AddressInfo;
  const host = address.includes(':') ? `[${address}]` : address;
  for (const line of describeServer(application, `http://${host}:${port}`)) logger.log(line);
  for (const line of [...warningsOf(application), ...(await warningsOfData(application))]) logger.warn(line);
  const startIsComplete = saveMemoryAtStart(application.getHttpServer());
  const beginUpdate = await application.get(StartUpdate).prepare((line, level = 'log') => logger[level](line));
  if (stopping.aborted) return;
  logger.log('Ready.');
  startIsComplete();
  beginUpdate();
}

/**
 * Nest's own shutdown hooks would end the process by the signal, but orchestrators expect exit code 0. A signal during the
 * start takes effect when the application is created: only then can everything that was opened be closed.
 * @returns aborts when the process receives a signal.
 */
function stopOnSignal(creating: Promise<NestExpressApplication>, logger: Logger): AbortSignal {
  const stopping = new AbortController();
  const stop = async (signal: NodeJS.Signals) => {
    stopping.abort();
    const limit = setTimeout(() => process.exit(1), STOP_WHILE_STARTING_MS).unref();
    // `startServer` reports a start that fails.
    const application = await creating.catch(() => undefined);
    if (application === undefined) return;
    clearTimeout(limit);
    const { shutdownGraceMs } = application.get(ServerSettings);
    logger.log(`${signal}: no new answers; running ones get ${shutdownGraceMs / 1_000} s.`);
    setTimeout(() => process.exit(1), shutdownGraceMs + STOP_MS).unref();
    await application.close();
    process.exit(0);
  };
  const stopOrExit = (signal: NodeJS.Signals) => {
    stop(signal).catch((error: unknown) => {
      logger.error('The server did not stop cleanly.', error instanceof Error ? error.stack : String(error));
      process.exit(1);
    });
  };
  process.once('SIGTERM', stopOrExit);
  process.once('SIGINT', stopOrExit);
  return stopping.signal;
}

async function listen(application: NestExpressApplication): Promise<void> {
  const { host, port } = application.get(ServerSettings);
  try {
    const server = application.getHttpServer();
    server.listen({ port, host, backlog: WAITING_CONNECTIONS });
    await once(server, 'listening');
  } catch (error) {
    await application.close();
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new Error(`Cannot listen on ${host}:${port} (${code}). Set PORT or HOST to an address that is free.`, {
      cause: error,
    });
  }
}

/** The application, initialized but not listening yet. */
async function createApplication(): Promise<NestExpressApplication> {
  const logger = new ServerLogger();
  const application = await NestFactory.create<NestExpressApplication>(AppModule, {
    bodyParser: false,
    abortOnError: false,
    // Until the environment is known, what is logged waits for its level.
    bufferLogs: true,
    logger,
  });
  logger.showUpTo(application.get(ServerSettings).logLevel);
  application.flushLogs();
  serveApiDocs(application);
  return application.init();
}
