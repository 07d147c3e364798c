import { type Schema, typesOf } from './json-types.js';

/** Limits of whole numbers that a schema library writes for every whole number: they say nothing. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/**
 * The plainest schema that says the same, for model servers that read only a part of JSON Schema: one type for each schema
 * (several become alternatives), no limits that every number keeps, and no `$schema`.
 */
export function plainSchema(schema: Schema): Schema {
  const { $schema: _version, ...members } = schema as Schema & { $schema?: unknown };
  const kept = Object.entries(members).filter(([name, value]) => !isEmptyLimit(name, value));
  const plain = Object.fromEntries(kept.map(([name, value]) => [name, plainMember(name, value)])) as Schema;
  const types = typesOf(plain);
  return types.length > 1 ? alternatives(plain, types) : plain;
}

function isEmptyLimit(name: string, value: unknown): boolean {
  return /^(?:exclusiveM|m)(?:in|ax)imum$/.test(name) && typeof value === 'number' && Math.abs(value) >= LARGEST;
}

function plainMember(name: string, value: unknown): unknown {
  switch (name) {
    case 'items':
      return plainSchema(value as Schema);
    case 'anyOf':
    case 'oneOf':
      return (value as Schema[]).map(plainSchema);
    case 'properties':
      return Object.fromEntries(
        Object.entries(value as Readonly<Record<string, Schema>>).map(([member, schema]) => [
          member,
          plainSchema(schema),
        ]),
      );
    default:
      return value;
  }
}

/** The description stays at the top, everything else belongs to the types that are not null. */
function alternatives(schema: Schema, types: readonly string[]): Schema {
  const { type: _type, description, anyOf, ...rest } = schema as Schema & { readonly description?: string };
  const top = description === undefined ? {} : { description };
  if (anyOf) return { ...top, ...rest, anyOf };
  return { ...top, anyOf: types.map((type) => (type === 'null' ? { type } : { type, ...rest })) } as Schema;
}
