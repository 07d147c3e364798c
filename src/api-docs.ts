import type { NestExpressApplication } from '@nestjs/platform-express';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Express, NextFunction, Request, Response } from 'express';
import { buildOpenApiDocument } from './api-document/build-document.js';
import { toGatewayProfile } from './api-document/gateway-profile.js';
import { ServerSettings } from './config/settings.js';
import { beforeEveryRoute } from './http/every-route.js';

const DOCS_AT = 'docs';
const JSON_AT = 'openapi.json';
const YAML_AT = 'openapi.yaml';
const GATEWAY_AT = 'openapi-3.0.json';

/**
 * Swagger UI has no inline scripts. It needs its own inline styles and pictures in `data:` addresses, and "Try it out" sends
 * requests to this server. Everything else is forbidden.
 */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/**
 * Serves the description of the API at `/docs`, `/openapi.json`, `/openapi.yaml` and, for gateways, `/openapi-3.0.json`. Call it before `init()`: the site, which
 * is the last module, answers every other GET. Middleware of modules comes later, so these routes get their headers and checks here.
 */
export function serveApiDocs(application: NestExpressApplication): void {
  const addresses = [DOCS_AT, JSON_AT, YAML_AT, GATEWAY_AT].map((path) => `/${path}`);
  application.use(addresses, ...beforeEveryRoute(application.get(ServerSettings)));
  application.use(`/${DOCS_AT}`, setDocsPolicy);
  let built: OpenAPIObject | undefined;
  const document = () => (built ??= buildOpenApiDocument(application, application.get(ServerSettings)));
  const express = application.getHttpAdapter().getInstance() as Express;
  express.get(`/${GATEWAY_AT}`, (_request, response) => void response.json(toGatewayProfile(document())));
  SwaggerModule.setup(DOCS_AT, application, document, {
    jsonDocumentUrl: JSON_AT,
    yamlDocumentUrl: YAML_AT,
  });
}

function setDocsPolicy(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Content-Security-Policy', DOCS_POLICY);
  next();
}
