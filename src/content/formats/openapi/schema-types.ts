import type { PhrasingContent } from 'mdast';
import { text } from '../tree/nodes.js';
import { codeSpan } from './descriptions.js';
import { isMembers, type Members } from './parse-document.js';
import type { References } from './references.js';

/** Types within types that are written out: an array of arrays. */
const DEPTH = 4;
/** Values of an enumeration that are written out. */
const ENUM_VALUES = 50;
const ALTERNATIVES = ['oneOf', 'anyOf'] as const;
const BOUNDS = ['format', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;

/** The type of a schema in words: `array of Pet`, `string or null`, `one of Cat, Dog`. */
export function typeOf(schema: unknown, references: References, depth = 0): string {
  const { value, name } = references.resolve(schema);
  if (name !== undefined) return name;
  if (depth >= DEPTH) return 'object';
  for (const word of ALTERNATIVES) {
    const options = value[word];
    if (Array.isArray(options)) {
      return `one of ${options
        .slice(0, ENUM_VALUES)
        .map((option) => typeOf(option, references, depth + 1))
        .join(', ')}`;
    }
  }
  const types = [value.type].flat().filter((type) => typeof type === 'string');
  const nullable = value.nullable === true ? [...types, 'null'] : types;
  if (types.includes('array')) return `array of ${typeOf(value.items, references, depth + 1)}`;
  if (nullable.length > 0) return nullable.join(' or ');
  if (Array.isArray(value.allOf)) {
    const named = value.allOf.flatMap((part) => references.resolve(part).name ?? []);
    if (named.length > 0) return named.slice(0, ENUM_VALUES).join(' and ');
  }
  return isMembers(value.properties) || Array.isArray(value.allOf) ? 'object' : 'any';
}

/** What else a schema says of its values: the allowed ones, the default, bounds. */
export function factsOf({ value }: { readonly value: Members }): PhrasingContent[] {
  const facts: PhrasingContent[][] = [];
  if (Array.isArray(value.enum)) {
    const values = value.enum.slice(0, ENUM_VALUES).map((item) => [codeSpan(shown(item))]);
    facts.push([text('Values: '), ...values.flatMap((item, index) => (index === 0 ? item : [text(', '), ...item]))]);
  }
  if (value.default !== undefined) facts.push([text('Default: '), codeSpan(shown(value.default))]);
  for (const bound of BOUNDS) {
    if (['string', 'number'].includes(typeof value[bound]))
      facts.push([text(`${bound} `), codeSpan(shown(value[bound]))]);
  }
  if (value.deprecated === true) facts.push([text('Deprecated')]);
  return facts.flatMap((fact, index) => [...(index === 0 ? [] : [text('. ')]), ...fact]);
}

const SHOWN_LENGTH = 200;

/** A value as it is written in JSON, a text without its quotation marks. */
function shown(value: unknown): string {
  const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return written.slice(0, SHOWN_LENGTH) || '""';
}
