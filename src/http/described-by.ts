import { ApiResponse } from '@nestjs/swagger';

/** Where `openapi.json` has the schema with this name. */
export const componentOf = (name: string): string => `#/components/schemas/${name}`;

/** Documents a JSON response that a schema of the protocol describes. @param name of the schema in `openapi.json`. */
export function ApiSchemaResponse(name: string, description: string, status = 200): MethodDecorator {
  return ApiResponse({ status, description, content: { 'application/json': { schema: { $ref: componentOf(name) } } } });
}

/**
 * The content of an event stream: text whose frames carry JSON that follows the named schemas. `contentSchema` is how JSON
 * Schema describes what a text holds, because OpenAPI 3.1 has no word for the items of a stream.
 */
export function eventsOf(...names: string[]): Record<'text/event-stream', object> {
  const references = names.map((name) => ({ $ref: componentOf(name) }));
  const contentSchema = references.length === 1 ? references[0] : { anyOf: references };
  return {
    'text/event-stream': { schema: { type: 'string', contentMediaType: 'text/event-stream', contentSchema } },
  };
}
