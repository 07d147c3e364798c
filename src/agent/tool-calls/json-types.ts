/** The part of JSON Schema that the parameters of tools use. Other keywords are not checked. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

export function typesOf({ type }: Schema): readonly string[] {
  if (type === undefined) return [];
  return typeof type === 'string' ? [type] : type;
}

/** The name of the JSON type of a value. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** Whether a value is of one of the types; of any type when there are none. */
export function isOfType(value: unknown, types: readonly string[]): boolean {
  const type = typeOf(value);
  return types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));
}

/** Whether a member with this schema may be null, which is how strict schemas say that it is optional. */
export function allowsNull(schema: Schema): boolean {
  return typesOf(schema).includes('null') || branchesOf(schema).some(allowsNull);
}

export function branchesOf({ anyOf, oneOf }: Schema): readonly Schema[] {
  return anyOf ?? oneOf ?? [];
}

/** What a schema expects, in words for the model: `a list of text`, `one of "full", "page"`. */
export function inWords(schema: Schema): string {
  const { items } = schema;
  if (schema.enum) return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`;
  const branches = branchesOf(schema);
  if (branches.length > 0) return branches.map(inWords).join(' or ');
  return typesOf(schema)
    .map((type) => (type === 'array' && items ? `a list of ${inWords(items)}` : nameOfType(type)))
    .join(' or ');
}

export function nameOfType(type: string): string {
  return NAMES[type] ?? type;
}
