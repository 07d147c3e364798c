import { z } from 'zod';
import { assistantEventSchema, runEndedSchema } from '../chatkit/http/frame-schemas.js';
import { attachmentSchema } from '../protocol/attachments.js';
import { threadStreamEventSchema } from '../protocol/events.js';
import { readerContextSchema } from '../protocol/reader-context.js';
import { chatKitRequestSchema } from '../protocol/requests.js';
import { chatKitResponseSchema } from '../protocol/responses.js';
import { SCHEMAS_AT, type Schema, type Schemas } from './document-types.js';
import { type Direction, inHouseStyle } from './schema-style.js';

/** Items of these types are never sent to a client. */
const HIDDEN = new Set([`${SCHEMAS_AT}HiddenContextItem`, `${SCHEMAS_AT}SdkHiddenContextItem`]);

/**
 * The ChatKit protocol as named schemas: requests as they are accepted, everything else as it is sent. What both sides
 * send has the suffix `Input` in requests.
 */
export function protocolSchemas(): Schemas {
  const outputs = toComponents(
    {
      ThreadStreamEvent: threadStreamEventSchema,
      ChatKitResponse: chatKitResponseSchema,
      Attachment: attachmentSchema,
      AssistantEvent: assistantEventSchema,
      RunEndedEvent: runEndedSchema,
    },
    'output',
    () => '',
  );
  const inputs = toComponents(
    { ChatKitRequest: chatKitRequestSchema, ReaderContext: readerContextSchema },
    'input',
    (name) => (Object.hasOwn(outputs, name) ? 'Input' : ''),
  );
  return { ...withContext(inputs), ...visible(outputs) };
}

function toComponents(schemas: Record<string, z.ZodType>, io: Direction, suffixOf: (name: string) => string): Schemas {
  const components: Schemas = {};
  const add = (name: string, schema: Schema) => {
    components[`${name}${suffixOf(name)}`] = inHouseStyle(withReferences(schema, suffixOf), io);
  };
  for (const [name, schema] of Object.entries(schemas)) {
    const {
      $defs = {},
      $schema: _version,
      id: _name,
      ...root
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    add(name, root as Schema);
    for (const [key, definition] of Object.entries($defs)) add(key, definition as Schema);
  }
  return components;
}

function withReferences(schema: Schema, suffixOf: (name: string) => string): Schema {
  const toReference = (_text: string, name: string) => `"${SCHEMAS_AT}${name}${suffixOf(name)}"`;
  return JSON.parse(JSON.stringify(schema).replace(/"#\/\$defs\/([^"]+)"/g, toReference)) as Schema;
}

/** Every request may carry the context of the reader's page beside its own members. */
function withContext(inputs: Schemas): Schemas {
  const context = { anyOf: [{ $ref: `${SCHEMAS_AT}ReaderContext` }, { type: 'null' }] };
  const entries = Object.entries(inputs).map(([name, schema]) =>
    schema.properties?.params ? [name, { ...schema, properties: { ...schema.properties, context } }] : [name, schema],
  );
  return Object.fromEntries(entries) as Schemas;
}

function visible(outputs: Schemas): Schemas {
  const entries = Object.entries(outputs).filter(([name]) => !HIDDEN.has(`${SCHEMAS_AT}${name}`));
  const { ThreadItem: item, ...others } = Object.fromEntries(entries) as Schemas;
  return { ...others, ThreadItem: { ...item, oneOf: item?.oneOf?.filter(({ $ref = '' }) => !HIDDEN.has($ref)) } };
}
