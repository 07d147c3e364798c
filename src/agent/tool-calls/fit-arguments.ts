import { allowsNull, branchesOf, inWords, isOfType, nameOfType, type Schema, typeOf, typesOf } from './json-types.js';

/** A value that was made to fit a schema. */
export interface Fitted {
  readonly value: unknown;
  /** What was changed, with the path of the member and without its content. */
  readonly repairs: readonly string[];
  /** What does not fit, in words for the model: the path of the member and what it should be. */
  readonly faults: readonly string[];
}

/**
 * Makes the arguments of a call fit the parameters of its tool where nothing can be misunderstood: a value becomes a list
 * of one, a number in quotation marks a number, a missing optional member null, and so on.
 */
export function fitArguments(value: unknown, schema: Schema): Fitted {
  const fitting = new Fitting();
  return { value: fitting.fit(value, schema, ''), repairs: fitting.repairs, faults: fitting.faults };
}

class Fitting {
  readonly repairs: string[] = [];
  readonly faults: string[] = [];

  fit(value: unknown, schema: Schema, path: string): unknown {
    const branches = branchesOf(schema);
    if (branches.length > 0) return this.fitBranch(value, schema, path);
    const types = typesOf(schema);
    const typed = isOfType(value, types) ? value : this.convert(value, types, path);
    const named = nullIfNamed(typed, types);
    if (named === null && types.includes('null')) return null;
    if (!isOfType(named, types)) return this.fault(named, schema, path);
    if (schema.enum) return this.fitChoice(named, schema, path);
    if (Array.isArray(named)) return this.fitList(named, schema, path);
    return schema.properties && typeOf(named) === 'object' ? this.fitObject(named as object, schema, path) : named;
  }

  /** The first alternative that fits as it is, or else the first that fits with repairs. */
  private fitBranch(value: unknown, schema: Schema, path: string): unknown {
    const tried = branchesOf(schema).map((branch) => {
      const fitting = new Fitting();
      return { fitted: fitting.fit(value, branch, path), fitting };
    });
    const fitting = tried.filter((each) => each.fitting.faults.length === 0);
    const best = fitting.find((each) => each.fitting.repairs.length === 0) ?? fitting[0];
    if (!best) return this.fault(value, schema, path);
    this.repairs.push(...best.fitting.repairs);
    return best.fitted;
  }

  private convert(value: unknown, types: readonly string[], path: string): unknown {
    for (const type of types) {
      const converted = convertTo(type, value);
      if (converted === undefined) continue;
      this.repairs.push(`${path}: ${nameOfType(typeOf(value))} instead of ${nameOfType(type)}`);
      return converted;
    }
    return value;
  }

  private fitChoice(value: unknown, schema: Schema, path: string): unknown {
    const choices = schema.enum ?? [];
    if (choices.includes(value)) return value;
    const meant = choices.find((choice) => isSameWord(choice, value));
    if (meant === undefined) return this.fault(value, schema, path);
    this.repairs.push(`${path}: another spelling`);
    return meant;
  }

  private fitList(list: readonly unknown[], schema: Schema, path: string): unknown[] {
    const { items, minItems = 0, maxItems = Infinity } = schema;
    if (list.length < minItems) this.faults.push(`${path}: expected at least ${minItems} entries, got ${list.length}`);
    if (list.length > maxItems) this.repairs.push(`${path}: more than ${maxItems} entries`);
    const kept = list.slice(0, maxItems);
    return items ? kept.map((item, index) => this.fit(item, items, `${path}[${index}]`)) : kept;
  }

  private fitObject(value: object, schema: Schema, path: string): object {
    const members = new Map<string, unknown>(Object.entries(value));
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      const memberPath = path === '' ? name : `${path}.${name}`;
      const given = members.get(name) ?? null;
      if (given !== null) members.set(name, this.fit(given, member, memberPath));
      else if (allowsNull(member)) members.set(name, null);
      else if (!schema.required?.includes(name)) members.delete(name);
      else this.faults.push(`${memberPath}: is missing, expected ${inWords(member)}`);
    }
    return Object.fromEntries(members);
  }

  private fault(value: unknown, schema: Schema, path: string): unknown {
    const at = path === '' ? 'the arguments' : path;
    const got = schema.enum && typeof value === 'string' ? 'another word' : nameOfType(typeOf(value));
    this.faults.push(`${at}: expected ${inWords(schema)}, got ${got}`);
    return value;
  }
}

/** Undefined when the value cannot be converted without a doubt. */
function convertTo(type: string, value: unknown): unknown {
  switch (type) {
    case 'array':
      return listFrom(value);
    case 'object':
      return parsedAs('object', value);
    case 'integer':
    case 'number':
      return numberFrom(value, type);
    case 'boolean':
      return typeof value === 'string' ? { true: true, false: false }[value.trim().toLowerCase()] : undefined;
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
    default:
      return undefined;
  }
}

function listFrom(value: unknown): unknown {
  return value === null || value === undefined ? undefined : (parsedAs('array', value) ?? [value]);
}

function numberFrom(value: unknown, type: string): number | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) && (type === 'number' || Number.isInteger(number)) ? number : undefined;
}

/** A list or an object that was written as JSON inside a text. */
function parsedAs(type: string, value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeOf(parsed) === type ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Models write the word `null` for null. */
function nullIfNamed(value: unknown, types: readonly string[]): unknown {
  return types.includes('null') && typeof value === 'string' && /^(?:null|none)?$/i.test(value.trim()) ? null : value;
}

function isSameWord(choice: unknown, value: unknown): boolean {
  return typeof choice === 'string' && typeof value === 'string' && plain(choice) === plain(value);
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
