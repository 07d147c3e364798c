import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { ADMIN_SECURITY } from './auth/admin-only.decorator.js';
import { attachmentSchema } from './protocol/attachments.js';
import { threadStreamEventSchema } from './protocol/events.js';
import { threadItemSchema } from './protocol/items.js';
import { pageOf } from './protocol/page.js';
import { readerContextSchema } from './protocol/reader-context.js';
import { chatKitRequestSchema } from './protocol/requests.js';
import { threadSchema } from './protocol/threads.js';

const SCHEMAS_AT = '#/components/schemas/';

/** The OpenAPI 3.1 description of every route: DTOs by decorators, the ChatKit protocol from its schemas. */
export function buildOpenApiDocument(application: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('chatkit-nest')
    .setDescription('A self-hosted ChatKit backend: the ChatKit protocol, retrieval, threads and health.')
    .setVersion('0.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'ADMIN_KEY of the server' }, ADMIN_SECURITY)
    .build();
  const document = SwaggerModule.createDocument(application, config);
  const schemas = { ...document.components?.schemas, ...protocolSchemas() };
  return { ...document, components: { ...document.components, schemas } };
}

/** The protocol as JSON Schema. Requests are described as they are accepted, everything else as it is sent. */
function protocolSchemas(): Record<string, object> {
  const response = z.union([
    threadSchema,
    pageOf(threadSchema),
    pageOf(threadItemSchema),
    attachmentSchema,
    z.object({ text: z.string() }),
    z.object({ updated_item: threadItemSchema.nullish() }),
    z.object({}),
  ]);
  return {
    ...toComponents({ ChatKitRequest: chatKitRequestSchema, ReaderContextInput: readerContextSchema }, 'input'),
    ...toComponents({ ThreadStreamEvent: threadStreamEventSchema, ChatKitResponse: response }, 'output'),
  };
}

/** Named parts of a schema become components: those of responses under their name, those of requests with the suffix `Input`. */
function toComponents(schemas: Record<string, z.ZodType>, io: 'input' | 'output'): Record<string, object> {
  const suffix = io === 'input' ? 'Input' : '';
  const components: Record<string, object> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const {
      $defs = {},
      $schema: _version,
      id: _name,
      ...root
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    components[name] = withReferences(root, suffix);
    for (const [key, definition] of Object.entries($defs)) {
      const { id: _id, ...rest } = definition as { id?: string };
      components[`${key}${suffix}`] = withReferences(rest, suffix);
    }
  }
  return components;
}

function withReferences(schema: object, suffix: string): object {
  const text = JSON.stringify(schema).replace(/"#\/\$defs\/([^"]+)"/g, `"${SCHEMAS_AT}$1${suffix}"`);
  return JSON.parse(text) as object;
}
