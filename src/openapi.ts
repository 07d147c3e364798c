import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { readEnv } from './config/env.schema.js';
import { settingsFrom } from './config/settings.js';
import { buildOpenApiDocument } from './openapi-document.js';

const settings = settingsFrom(readEnv({ DATA_DIR: 'memory://' }));
const application = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
  logger: ['error'],
});
await writeFile('openapi.json', `${JSON.stringify(buildOpenApiDocument(application), null, 2)}\n`);
await application.close();
