import fc from 'fast-check';
import { HOSTILE_TEXTS } from '../../support/hostile-values.js';

/** A JSON Schema, as far as `openapi.json` uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
}

/** Levels of objects below which optional members are left out, because schemas of widgets contain themselves. */
const LEVELS = 4;

/** Built once: the construction of text arbitraries takes long. */
const WORDS = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('What is a node?', 'topics', 'a', '[a](b) `c` **d**', 'Grüße 🙂') },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
);

const ANY_JSON = fc.jsonValue({ maxDepth: 2 });
const ASCII = fc.string({ minLength: 1, maxLength: 40 });
const BASE64 = fc.base64String({ maxLength: 40 });

/** Generates values that follow the schemas of one document. Ids are placeholders of `known-ids.ts` or arbitrary. */
export class SchemaValues {
  constructor(private readonly components: Readonly<Record<string, Schema>>) {}

  of(schema: Schema, name = '', level = 0): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.of(this.components[schema.$ref.split('/').at(-1)!] ?? {}, name, level);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
    if (choices !== undefined) return fc.oneof(...choices.map((choice) => this.of(choice, name, level)));
    const type = Array.isArray(schema.type) ? (schema.type[0] as string) : schema.type;
    switch (type) {
      case 'object':
        return this.object(schema, level);
      case 'array':
        return fc.array(this.of(schema.items ?? {}, singular(name), level + 1), {
          minLength: schema.minItems ?? 0,
          maxLength: 3,
        });
      case 'string':
        return text(schema, name);
      case 'integer':
        return integer(schema, name);
      case 'number':
        return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return level > LEVELS ? fc.constant(1) : ANY_JSON;
    }
  }

  private object({ properties = {}, required = [] }: Schema, level: number): fc.Arbitrary<unknown> {
    const members = Object.entries(properties).filter(([name]) => level <= LEVELS || required.includes(name));
    const model = Object.fromEntries(members.map(([name, schema]) => [name, this.of(schema, name, level + 1)]));
    return fc.record(model, { requiredKeys: [...required] });
  }
}

/** The kinds of rows whose ids are remembered from responses. */
export const KINDS = ['thread', 'item', 'run', 'attachment'] as const;
export type Kind = (typeof KINDS)[number];

/** Stands for an id that a response gave; `KnownIds` replaces it when the request is sent. */
export const knownId = (kind: Kind): fc.Arbitrary<string> => fc.nat(50).map((index) => `@${kind}:${index}@`);

function integer({ minimum = 0, maximum = 1_000 }: Schema, name: string): fc.Arbitrary<number> {
  const any = fc.integer({ min: minimum, max: Math.min(maximum, 1_000_000) });
  // The size of the body "hello", so that some uploads succeed.
  return name === 'size' ? fc.oneof(fc.constant(5), any) : any;
}

function text({ format, minLength = 0, maxLength = 40 }: Schema, name: string): fc.Arbitrary<string> {
  const kind = KINDS.find((candidate) => new RegExp(`^(${candidate}_id|${candidate}_ids?|${candidate}s)$`).test(name));
  if (kind !== undefined) return fc.oneof({ weight: 5, arbitrary: knownId(kind) }, { weight: 1, arbitrary: WORDS });
  if (name === 'after')
    return fc.oneof(
      { weight: 4, arbitrary: knownId('thread') },
      { weight: 1, arbitrary: fc.oneof(knownId('item'), WORDS) },
    );
  if (name === 'client_message_id') return fc.oneof({ weight: 5, arbitrary: ASCII }, { weight: 1, arbitrary: WORDS });
  if (name === 'mime_type') return fc.constantFrom('text/plain', 'image/png', 'application/pdf', 'audio/webm', 'a/b');
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (name === 'audio_base64') return BASE64;
  return WORDS.map((value) => value.slice(0, maxLength).padEnd(minLength, 'x'));
}

const singular = (name: string) => (name.endsWith('_ids') ? name.slice(0, -1) : name);
