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

const LOG_LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;

/** Serves until the process is told to stop. What keeps it from starting is thrown, in words for the operator. */
export async function startServer(): Promise<void> {
  const settings = settingsFrom(readEnv(processEnvironment()));
  const application = await createApplication(settings);
  await application.listen(settings.server.port, settings.server.host);
  const { address, port } = application.getHttpServer().address() as AddressInfo;
  const host = address.includes(':') ? `[${address}]` : address;
  const logger = new Logger('chatkit-nest');
  for (const line of describeServer(settings, `http://${host}:${port}`)) logger.log(line);
  await application.get(InitialIndex).ensure((line) => logger.log(line));
  logger.log('Ready.');
}

/** The application, set up and documented, not listening yet. */
export async function createApplication(settings: Settings): Promise<NestExpressApplication> {
  const application = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
    bodyParser: false,
    abortOnError: false,
    logger: [...LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(settings.server.logLevel) + 1)],
  });
  setUpApplication(application);
  SwaggerModule.setup('docs', application, () => buildOpenApiDocument(application), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
  });
  return application.init();
}
