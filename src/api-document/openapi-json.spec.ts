import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { mapSchemas, type Operation, operationsOf, type Schema, type Schemas } from './document-types.js';

const document = JSON.parse(readFileSync('openapi.json', 'utf8')) as OpenAPIObject;
const schemas = document.components?.schemas as Schemas;
const operations = operationsOf(document).map(({ method, path, operation }) => ({
  name: `${method.toUpperCase()} ${path}`,
  operation,
}));

/** Every schema below a value, with the place where it is. */
function schemasIn(schema: Schema, where: string): { where: string; schema: Schema }[] {
  const found: { where: string; schema: Schema }[] = [];
  mapSchemas(schema, (one) => {
    found.push({ where, schema: one });
    return one;
  });
  return found;
}
const everySchema = Object.entries(schemas).flatMap(([name, schema]) => schemasIn(schema, name));

/** Every media type with an example, with the place where it is. */
function examplesIn(value: unknown, where: string): { where: string; example: unknown; schema: Schema }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { example, schema } = value as { example?: unknown; schema?: Schema };
  if (example !== undefined && schema !== undefined) return [{ where, example, schema }];
  return Object.entries(value).flatMap(([key, member]) => examplesIn(member, `${where}/${key}`));
}

describe('openapi.json', () => {
  it('every operation has a unique operationId in camelCase, a tag of the list, and a summary', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    const tags = document.tags?.map(({ name }) => name);

    expect(new Set(ids).size).toBe(operations.length);
    expect(ids.filter((id) => !/^[a-z]+([A-Z][a-z]+)*$/.test(id ?? ''))).toEqual([]);
    expect(operations.filter(({ operation }) => !operation.summary)).toEqual([]);
    expect(operations.filter(({ operation }) => !operation.tags?.every((tag) => tags?.includes(tag)))).toEqual([]);
  });

  it('the bodies of our own routes are closed, and no output forbids further members', () => {
    const { SearchRequest, AssistantRequest } = schemas;
    const closed = everySchema.filter(({ schema }) => schema.additionalProperties === false).map(({ where }) => where);

    expect([SearchRequest?.additionalProperties, AssistantRequest?.additionalProperties]).toEqual([false, false]);
    expect(closed.toSorted()).toEqual(['AssistantRequest', 'SearchRequest']);
  });

  it('successful responses have X-ChatKit-Visitor exactly where a caller may come without a credential', () => {
    const isOpenToVisitors = ({ security = [] }: Operation) => security.some((each) => Object.keys(each).length === 0);
    const differing = operations.flatMap(({ name, operation }) =>
      Object.entries(operation.responses)
        .filter(([status, response]) => {
          const { headers = {} } = response as { headers?: object };
          return status.startsWith('2') && 'X-ChatKit-Visitor' in headers !== isOpenToVisitors(operation);
        })
        .map(([status]) => `${name} ${status}`),
    );

    expect(operations.filter(({ operation }) => isOpenToVisitors(operation)).length).toBeGreaterThan(10);
    expect(differing).toEqual([]);
  });

  it('every choice between named schemas says which member decides', () => {
    const without = everySchema.filter(({ schema }) => schema.oneOf && !schema.discriminator).map(({ where }) => where);

    expect(without).toEqual([]);
    for (const name of ['ChatKitRequest', 'ThreadStreamEvent', 'ThreadItem', 'ThreadItemUpdate', 'AssistantEvent']) {
      const { oneOf = [], discriminator } = schemas[name]!;
      expect(Object.keys(discriminator?.mapping ?? {})).toHaveLength(oneOf.length);
    }
  });

  it('every request and every response with a body has an example, and each example follows its schema', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'openapi.json');
    const absolute = (schema: Schema) =>
      JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi.json#/')) as Schema;
    const bodies = (part: unknown) => Object.values((part as { content?: object } | undefined)?.content ?? {});
    const withBodies = operations.filter(({ operation }) =>
      [operation.requestBody, ...Object.values(operation.responses)]
        .flatMap(bodies)
        .some((media) => !('example' in media)),
    );
    const faults = examplesIn(document, '#').flatMap(({ where, example, schema }) => {
      const validate = ajv.compile(absolute(schema));
      return validate(example) ? [] : [`${where}: ${ajv.errorsText(validate.errors)}`];
    });

    expect(faults).toEqual([]);
    // Their bodies are files.
    expect(withBodies.map(({ operation }) => operation.operationId).toSorted()).toEqual([
      'createAttachment',
      'getAttachment',
      'uploadAttachment',
    ]);
  });

  it('an event stream names the schemas of its events', () => {
    const streams = operations.flatMap(({ name, operation }) =>
      Object.values(operation.responses).flatMap((response) => {
        const content = (response as { content?: Record<string, { schema?: Schema }> }).content ?? {};
        const { schema } = content['text/event-stream'] ?? {};
        return schema ? [[name, JSON.stringify(schema.contentSchema).match(/\w+Event\b/g)]] : [];
      }),
    );

    expect(Object.fromEntries(streams)).toEqual({
      'POST /chatkit': ['ThreadStreamEvent', 'RunEndedEvent'],
      'POST /assistant/chatkit': ['AssistantEvent'],
      'GET /chatkit/runs/{id}/events': ['ThreadStreamEvent', 'RunEndedEvent', 'AssistantEvent'],
    });
  });

  it('every operation says what it requires, and only health routes require nothing in every configuration', () => {
    const open = operations.filter(({ operation }) => operation.security?.length === 0).map(({ name }) => name);

    expect(document.security).toBeDefined();
    expect(open.toSorted()).toEqual(['GET /health', 'GET /health/live', 'GET /health/ready']);
  });
});
