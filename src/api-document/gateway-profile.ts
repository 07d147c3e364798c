import type { OpenAPIObject } from '@nestjs/swagger';
import { mapSchemas, SCHEMAS_AT, type Schema, type Schemas } from './document-types.js';

/** What OpenAPI 3.0 does not know of JSON Schema. */
const UNKNOWN = ['propertyNames', 'contentSchema', 'contentMediaType', 'contentEncoding', '$schema', '$defs'];

/**
 * The same operations in OpenAPI 3.0.3, for gateways that import an older or smaller dialect: Azure API Management refuses
 * schemas that contain themselves, AWS API Gateway is strict about names, and none of them knows lists of types or `const`.
 * A gateway may validate requests with it, so it never refuses what the server accepts: bodies with a choice of types are
 * described by their common members only.
 */
export function toGatewayProfile(document: OpenAPIObject): OpenAPIObject {
  const schemas = document.components?.schemas as Schemas;
  const recursive = selfContaining(schemas);
  const flat = Object.entries(schemas).map(([name, schema]) => [
    name,
    recursive.has(name) ? cut(schema) : shallow(toOpenApi30(schema, schemas), schemas),
  ]);
  const named = Object.fromEntries(flat) as Schemas;
  const { components, openapi: _version, ...rest } = document;
  const { schemas: _schemas, ...shared } = components ?? {};
  const outside = changeMedia({ ...rest, components: shared }, schemas) as OpenAPIObject;
  const used = reachable({ ...outside }, named);
  const kept = Object.entries(named).filter(([name]) => used.has(name));
  const { components: changed, ...others } = outside;
  return {
    ...others,
    openapi: '3.0.3',
    components: { ...changed, schemas: Object.fromEntries(kept) as Record<string, object> },
  };
}

/** One schema in the words of OpenAPI 3.0. */
function toOpenApi30(schema: Schema, schemas: Schemas): Schema {
  return mapSchemas(schema, (one) => withoutNull(withoutConst(known(one)), schemas));
}

function known(schema: Schema): Schema {
  // 3.0 ignores what stands beside a reference.
  if (schema.$ref !== undefined) return { $ref: schema.$ref };
  const members = Object.entries(schema).filter(([keyword]) => !UNKNOWN.includes(keyword));
  return Object.fromEntries(members) as Schema;
}

function withoutConst({ const: only, ...schema }: Schema): Schema {
  return only === undefined ? schema : { ...schema, enum: [only] };
}

function withoutNull(schema: Schema, schemas: Schemas): Schema {
  if (Array.isArray(schema.type)) {
    const [type, ...others] = schema.type.filter((each) => each !== 'null');
    const isNullable = schema.type.includes('null');
    return others.length > 0 ? anyValue(schema) : { ...schema, type, ...(isNullable && { nullable: true }) };
  }
  const choices = schema.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  if (choices.length === (schema.anyOf?.length ?? 0)) return schema;
  const [{ $ref = '' } = {}, ...others] = choices;
  const target = schemas[$ref.slice(SCHEMAS_AT.length)];
  const { anyOf: _anyOf, ...outer } = schema;
  // `nullable` holds only for a type in the same schema, so what the reference names is repeated here.
  if (others.length > 0 || typeof target?.type !== 'string') return anyValue(outer);
  const isCut = reachable(target, schemas).has($ref.slice(SCHEMAS_AT.length));
  return { ...(isCut ? cut(target) : toOpenApi30(target, schemas)), ...outer, nullable: true };
}

/** Gateways accept every value where 3.0 has no word for a choice with null. */
function anyValue({ description }: Schema): Schema {
  return description === undefined ? {} : { description };
}

/** A request with a discriminator: an object whose type is one of the known, with the members that all types have. */
function shallow(schema: Schema, schemas: Schemas): Schema {
  const { discriminator, oneOf } = schema;
  const isRequest = oneOf?.every(({ $ref = '' }) => $ref.endsWith('Request'));
  if (!discriminator || !isRequest) return schema;
  const type = { type: 'string', enum: Object.keys(discriminator.mapping) };
  const anything = { type: 'object' };
  const { metadata, context } = schemas.ThreadsListRequest?.properties ?? {};
  return {
    type: 'object',
    description: 'The members of `params` depend on `type`: `GET /openapi.json` describes each.',
    properties: {
      type,
      params: anything,
      metadata: toOpenApi30(metadata ?? anything, schemas),
      context: toOpenApi30(context ?? anything, schemas),
    },
    required: ['type', 'params'],
  };
}

/** A schema that contains itself is described in words only. */
function cut({ description }: Schema): Schema {
  const words = 'Its members depend on its type: `GET /openapi.json` describes them.';
  return { type: 'object', description: description ? `${description}. ${words}` : words };
}

/** The names of the schemas that contain themselves. Whatever only refers to one of them stays as it is. */
function selfContaining(schemas: Schemas): ReadonlySet<string> {
  const names = Object.keys(schemas).filter((name) => {
    const below = reachable(schemas[name], schemas);
    return below.has(name);
  });
  return new Set(names);
}

/** The names of the schemas to which a value refers, directly or through others. */
function reachable(value: unknown, schemas: Schemas): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [value];
  while (waiting.length > 0) {
    const text = JSON.stringify(waiting.pop()) ?? '';
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(name!)) continue;
      found.add(name!);
      waiting.push(schemas[name!]);
    }
  }
  return found;
}

/** The schemas of parameters, headers and media types, wherever they are in the document. */
function changeMedia(value: unknown, schemas: Schemas): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => changeMedia(one, schemas));
  const members = Object.entries(value).map(([key, member]) => {
    if (key === 'example') return [key, member];
    return [key, key === 'schema' ? toOpenApi30(member as Schema, schemas) : changeMedia(member, schemas)];
  });
  return Object.fromEntries(members) as unknown;
}
