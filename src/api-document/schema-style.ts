import type { OpenAPIObject } from '@nestjs/swagger';
import { mapSchemas, SCHEMAS_AT, type Schema, type Schemas } from './document-types.js';

/** Which side sends what a schema describes. */
export type Direction = 'input' | 'output';

/**
 * A schema as code generators and gateways read it best. Outputs are open, so that a member can be added later. Nullable
 * values are one type with `null`, not a choice. A default of an input becomes a sentence, because generators would
 * make the member required for the caller.
 */
export function inHouseStyle(schema: Schema, direction: Direction): Schema {
  return mapSchemas(schema, (one) => {
    const { id: _id, propertyNames: _names, ...rest } = joinedNull(one);
    if (direction === 'input') return withDefaultInWords(rest);
    const { default: _default, ...output } = rest;
    return output.additionalProperties === false ? without(output, 'additionalProperties') : output;
  });
}

function joinedNull(schema: Schema): Schema {
  const { anyOf, ...outer } = schema;
  const [value, nothing, ...others] = anyOf ?? [];
  if (!value || nothing?.type !== 'null' || others.length > 0 || typeof value.type !== 'string') return schema;
  const { const: only, ...members } = value;
  const values = only === undefined ? value.enum : [only];
  return { ...members, ...outer, type: [value.type, 'null'], ...(values && { enum: [...values, null] }) };
}

function withDefaultInWords(schema: Schema): Schema {
  if (schema.default === undefined) return schema;
  const { default: value, ...rest } = schema;
  const sentence = `Default: \`${JSON.stringify(value)}\`.`;
  return { ...rest, description: rest.description ? `${rest.description}. ${sentence}` : sentence };
}

function without({ ...schema }: Schema, key: keyof Schema): Schema {
  delete schema[key];
  return schema;
}

/** Names the discriminator of every choice between components that each have another constant in the same member. */
export function withDiscriminators(schemas: Schemas): Schemas {
  const entries = Object.entries(schemas).map(([name, schema]) => [
    name,
    mapSchemas(schema, (one) => discriminated(one, schemas)),
  ]);
  return Object.fromEntries(entries) as Schemas;
}

function discriminated(schema: Schema, schemas: Schemas): Schema {
  const references = schema.oneOf?.map(({ $ref }) => $ref) ?? [];
  if (references.length === 0 || references.includes(undefined)) return schema;
  for (const propertyName of ['type', 'event']) {
    const pairs = references.map((reference) => {
      const target = schemas[reference!.slice(SCHEMAS_AT.length)];
      return [target?.properties?.[propertyName]?.const, reference] as const;
    });
    if (pairs.every(([value]) => typeof value === 'string')) {
      return {
        ...schema,
        discriminator: { propertyName, mapping: Object.fromEntries(pairs) as Record<string, string> },
      };
    }
  }
  return schema;
}

/** Schemas of DTOs get the name of their class without `Dto`, which says nothing to callers. */
export function withoutSuffix(document: OpenAPIObject): OpenAPIObject {
  const text = JSON.stringify(document).replace(/(#\/components\/schemas\/\w+)Dto"/g, '$1"');
  const copy = JSON.parse(text) as OpenAPIObject;
  const named = Object.entries(copy.components?.schemas ?? {}).map(([name, schema]) => [
    name.replace(/Dto$/, ''),
    schema,
  ]);
  return { ...copy, components: { ...copy.components, schemas: Object.fromEntries(named) as Record<string, object> } };
}
