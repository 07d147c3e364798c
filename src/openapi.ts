import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { buildOpenApiDocument } from './api-document/build-document.js';
import { toGatewayProfile } from './api-document/gateway-profile.js';
import { AppModule } from './app.module.js';

// With `preview`, Nest reads the routes but creates no provider, so no database or port is opened.
const application = await NestFactory.create<NestExpressApplication>(AppModule, { preview: true, logger: ['error'] });
const document = buildOpenApiDocument(application);
await writeFile('openapi.json', `${JSON.stringify(document, null, 2)}\n`);
await writeFile('openapi-3.0.json', `${JSON.stringify(toGatewayProfile(document), null, 2)}\n`);
await application.close();
