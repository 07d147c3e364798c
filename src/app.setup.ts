import { ValidationPipe } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ValidationError } from 'class-validator';
import helmet from 'helmet';
import { AppFilter } from './app.filter.js';
import type { ErrorIssue } from './common/errors/app-error.js';
import { InvalidRequestError } from './common/errors/invalid-request.error.js';
import { ServerSettings } from './config/settings.js';
import { corsOptions } from './http/cors.js';
import { isUpload, refuseDeepJson, refuseOtherThanJson } from './http/json-only.js';
import { assignRequestId } from './http/request-id.js';

const BODY_LIMIT = '1mb';

/** Policies for documents come with the documents; transport security is for whoever ends TLS, the gateway, to promise. */
const HEADERS = {
  contentSecurityPolicy: false,
  strictTransportSecurity: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' },
} as const;

/** What every request passes, in order. Shared by `main.ts` and the tests; the application is made with `bodyParser: false`. */
export function setUpApplication(application: NestExpressApplication): void {
  application.disable('x-powered-by');
  application.use(assignRequestId);
  application.use(helmet(HEADERS));
  application.enableCors(corsOptions(application.get(ServerSettings).corsOrigins));
  application.use(refuseOtherThanJson);
  application.useBodyParser('json', { limit: BODY_LIMIT, type: (request) => !isUpload(request) });
  application.use(refuseDeepJson);
  application.useGlobalPipes(
    new ValidationPipe({
      whitelist: true,
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: toInvalidRequest,
    }),
  );
  application.useGlobalFilters(new AppFilter());
}

function toInvalidRequest(errors: ValidationError[]): InvalidRequestError {
  return new InvalidRequestError(
    'The request is not valid. Correct the members that `errors` names.',
    errors.flatMap((error) => toIssues(error, '')),
  );
}

function toIssues(error: ValidationError, parent: string): ErrorIssue[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ path, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => toIssues(child, path))];
}
