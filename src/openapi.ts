import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { buildOpenApiDocument } from './openapi-document.js';

// With `preview`, Nest reads the routes but creates no provider, so no database or port is opened.
const application = await NestFactory.create<NestExpressApplication>(AppModule, { preview: true, logger: ['error'] });
await writeFile('openapi.json', `${JSON.stringify(buildOpenApiDocument(application), null, 2)}\n`);
await application.close();
