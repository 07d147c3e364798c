import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type Operation, operationsOf, type Schemas } from './document-types.js';
import { withExamples } from './examples.js';
import { protocolSchemas } from './protocol-schemas.js';
import { inHouseStyle, withDiscriminators, withoutSuffix } from './schema-style.js';
import { DEFAULT_SECURITY, OPEN_OPERATIONS, SECURITY_SCHEMES } from './security.js';
import { SHARED_HEADERS, sharedResponses, withSharedResponses } from './shared-responses.js';

const DESCRIPTION =
  'A self-hosted ChatKit backend: the ChatKit protocol, retrieval, threads and health. A path that exists answers 405 with ' +
  '`Allow` for a method that is not listed here. Every error is a problem document (RFC 9457); its `code` is stable.';

/** The groups of operations, in the order of the document. */
const TAGS = [
  { name: 'chatkit', description: 'The ChatKit protocol, and the runs that produce answers' },
  { name: 'assistant', description: 'Questions in plain words, with an answer as named events' },
  { name: 'threads', description: 'Stored conversations of the caller' },
  { name: 'attachments', description: 'Files that belong to messages' },
  { name: 'rag', description: 'Search in the documentation, and its index' },
  { name: 'health', description: 'Whether the server runs and can answer' },
];

export interface DocumentOptions {
  /** The address under which callers reach the server. Absent: the document names the address that it was read from. */
  readonly publicUrl?: string;
}

/** The OpenAPI 3.1 description of every route: DTOs by decorators, the ChatKit protocol from its schemas. */
export function buildOpenApiDocument(
  application: INestApplication,
  { publicUrl }: DocumentOptions = {},
): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('chatkit-nest')
    .setDescription(DESCRIPTION)
    .setVersion('0.1.0')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer(publicUrl ?? '/', 'This server')
    .build();
  const built = withoutSuffix(SwaggerModule.createDocument(application, config));
  const schemas = built.components?.schemas as Schemas;
  const paths = withOperations(built.paths);
  const operations = operationsOf({ paths }).map(({ operation }) => operation);
  return {
    openapi: built.openapi,
    info: built.info,
    servers: built.servers,
    tags: TAGS,
    security: DEFAULT_SECURITY,
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES,
      headers: SHARED_HEADERS,
      responses: sharedResponses(operations),
      schemas: withDiscriminators({ ...inDirections(schemas), ...protocolSchemas() }) as Record<string, object>,
    },
  };
}

function withOperations(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  const changed = structuredClone(paths);
  for (const { method, path, operation } of operationsOf({ paths })) {
    const item = changed[path] as Record<string, Operation>;
    item[method] = withSecurity(withExamples(withSharedResponses(method, operation)));
  }
  return changed;
}

function withSecurity(operation: Operation): Operation {
  return OPEN_OPERATIONS.has(operation.operationId ?? '') ? { ...operation, security: [] } : operation;
}

/** Bodies of requests are closed: a member with a typing error is refused, and not ignored. */
function inDirections(schemas: Schemas): Schemas {
  const entries = Object.entries(schemas).map(([name, schema]) =>
    name.endsWith('Request')
      ? [name, { ...inHouseStyle(schema, 'input'), additionalProperties: false }]
      : [name, inHouseStyle(schema, 'output')],
  );
  return Object.fromEntries(entries) as Schemas;
}
