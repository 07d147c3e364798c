import type { OpenAPIObject } from '@nestjs/swagger';

type Components = NonNullable<OpenAPIObject['components']>;
export type SecuritySchemes = NonNullable<Components['securitySchemes']>;
export type Responses = NonNullable<Components['responses']>;
export type Headers = NonNullable<Components['headers']>;
export type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;

/** JSON Schema of draft 2020-12, as far as the document uses it. */
export interface Schema {
  $ref?: string;
  id?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  discriminator?: { propertyName: string; mapping: Record<string, string> };
  description?: string;
  default?: unknown;
  [keyword: string]: unknown;
}

export type Schemas = Record<string, Schema>;

/** Where the document has its named schemas. */
export const SCHEMAS_AT = '#/components/schemas/';

export const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Every operation of a document with its method and path. */
export function operationsOf({
  paths,
}: Pick<OpenAPIObject, 'paths'>): { method: string; path: string; operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

/** Changes every schema in a value, the innermost first. */
export function mapSchemas(value: Schema, change: (schema: Schema) => Schema): Schema {
  const inner = (one: Schema) => mapSchemas(one, change);
  const list = (many?: Schema[]) => many && { value: many.map(inner) };
  const copy: Schema = { ...value };
  for (const key of ['anyOf', 'oneOf', 'allOf'] as const) {
    const changed = list(value[key]);
    if (changed) copy[key] = changed.value;
  }
  if (value.items) copy.items = inner(value.items);
  if (value.properties) {
    copy.properties = Object.fromEntries(Object.entries(value.properties).map(([name, one]) => [name, inner(one)]));
  }
  if (typeof value.additionalProperties === 'object') copy.additionalProperties = inner(value.additionalProperties);
  return change(copy);
}
