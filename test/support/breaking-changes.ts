import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf, SCHEMAS_AT, type Schema, type Schemas } from '../../src/api-document/document-types.js';

type Direction = 'request' | 'response';
type Content = Record<string, { schema?: Schema }>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

/** Limits of inputs: a change in this direction refuses values that were accepted before. */
const UPPER = ['maxLength', 'maximum', 'maxItems', 'maxProperties'] as const;
const LOWER = ['minLength', 'minimum', 'minItems', 'minProperties'] as const;

/** What a client of `before` cannot rely on in `after`, one sentence each. The rules are those of `oasdiff breaking`. */
export function breakingChanges(before: OpenAPIObject, after: OpenAPIObject): string[] {
  const comparison = new Comparison(before, after);
  const now = new Map(operationsOf(after).map(({ method, path, operation }) => [`${method} ${path}`, operation]));
  for (const { method, path, operation } of operationsOf(before)) {
    const name = `${method.toUpperCase()} ${path}`;
    const changed = now.get(`${method} ${path}`);
    if (!changed) {
      comparison.add(name, 'the operation is removed');
      continue;
    }
    if (operation.operationId !== changed.operationId) {
      comparison.add(name, `the operationId is ${changed.operationId} and no longer ${operation.operationId}`);
    }
    comparison.parameters(name, operation.parameters as Parameter[], changed.parameters as Parameter[]);
    comparison.content(`${name} request`, contentOf(operation.requestBody), contentOf(changed.requestBody), 'request');
    for (const [status, response] of Object.entries(operation.responses)) {
      const other = changed.responses[status];
      if (!other) comparison.add(name, `the status ${status} is removed`);
      else comparison.content(`${name} ${status}`, contentOf(response), contentOf(other), 'response');
    }
  }
  return [...comparison.found];
}

const contentOf = (part: unknown): Content => (part as { content?: Content } | undefined)?.content ?? {};

class Comparison {
  readonly found = new Set<string>();
  private readonly compared = new Set<string>();
  private readonly before: Schemas;
  private readonly after: Schemas;

  constructor(before: OpenAPIObject, after: OpenAPIObject) {
    this.before = before.components?.schemas as Schemas;
    this.after = after.components?.schemas as Schemas;
  }

  add(where: string, what: string): void {
    this.found.add(`${where}: ${what}`);
  }

  parameters(where: string, before: readonly Parameter[] = [], after: readonly Parameter[] = []): void {
    const key = ({ name, in: place }: Parameter) => `${place} ${name}`;
    const known = new Map(before.map((parameter) => [key(parameter), parameter]));
    for (const parameter of after) {
      const old = known.get(key(parameter));
      if (parameter.required && !old?.required) this.add(where, `the parameter ${parameter.name} is required now`);
      if (old) this.schemas(`${where} ${parameter.name}`, old.schema ?? {}, parameter.schema ?? {}, 'request');
    }
  }

  content(where: string, before: Content, after: Content, direction: Direction): void {
    for (const [type, media] of Object.entries(before)) {
      const other = after[type];
      if (!other) this.add(where, `the media type ${type} is removed`);
      else this.schemas(where, media.schema ?? {}, other.schema ?? {}, direction);
    }
  }

  private schemas(where: string, old: Schema, now: Schema, direction: Direction): void {
    const names = [old.$ref, now.$ref].map((reference) => reference?.slice(SCHEMAS_AT.length));
    const place = names[0] ?? where;
    if (names[0] && names[1]) {
      const pair = `${direction} ${names.join(' ')}`;
      if (this.compared.has(pair)) return;
      this.compared.add(pair);
    }
    const before = names[0] ? (this.before[names[0]] ?? {}) : old;
    const after = names[1] ? (this.after[names[1]] ?? {}) : now;
    this.types(place, before, after, direction);
    this.members(place, before, after, direction);
    this.choices(place, before, after, direction);
    if (before.items && after.items) this.schemas(`${place}[]`, before.items, after.items, direction);
    if (before.contentSchema && after.contentSchema) {
      this.schemas(`${place} events`, before.contentSchema as Schema, after.contentSchema as Schema, direction);
    }
    if (direction === 'request') this.limits(place, before, after);
  }

  private types(where: string, before: Schema, after: Schema, direction: Direction): void {
    const [was, is] = [before, after].map(({ type }) => (type === undefined ? undefined : [type].flat()));
    // Inputs must accept all that they accepted, outputs must not become what they were not.
    const [smaller, larger] = direction === 'request' ? [was, is] : [is, was];
    if (
      larger &&
      !smaller?.every((type) => larger.includes(type) || (type === 'integer' && larger.includes('number')))
    ) {
      this.add(where, `the type is ${is?.join(' or ') ?? 'any'} and was ${was?.join(' or ') ?? 'any'}`);
    }
    const [values, allowed] = [before, after].map((one) => (one.const === undefined ? one.enum : [one.const]));
    if (!allowed || direction === 'response') {
      if (direction === 'response' && before.const !== undefined && before.const !== after.const) {
        this.add(where, `the value ${JSON.stringify(before.const)} is removed`);
      }
      return;
    }
    for (const value of values ?? []) {
      if (!allowed.includes(value)) this.add(where, `the value ${JSON.stringify(value)} is removed`);
    }
    if (!values) this.add(where, 'only some values are accepted now');
  }

  private members(where: string, before: Schema, after: Schema, direction: Direction): void {
    const required = new Set(after.required);
    for (const [name, member] of Object.entries(before.properties ?? {})) {
      const other = after.properties?.[name];
      if (!other) {
        if (direction === 'response' || after.additionalProperties === false)
          this.add(where, `the member ${name} is removed`);
      } else this.schemas(`${where}.${name}`, member, other, direction);
    }
    if (direction === 'request') {
      for (const name of required)
        if (!before.required?.includes(name)) this.add(where, `the member ${name} is required now`);
      if (after.additionalProperties === false && before.additionalProperties !== false) {
        this.add(where, 'unknown members are refused now');
      }
    } else {
      const lost = (before.required ?? []).filter((name) => after.properties?.[name] && !required.has(name));
      for (const name of lost) this.add(where, `the member ${name} may be absent now`);
    }
  }

  /** Options are compared by the name of their schema, or by their place when they have none. */
  private choices(where: string, before: Schema, after: Schema, direction: Direction): void {
    for (const word of ['oneOf', 'anyOf', 'allOf'] as const) {
      for (const [index, option] of (before[word] ?? []).entries()) {
        const options = after[word] ?? [];
        const other = option.$ref ? options.find(({ $ref }) => $ref === option.$ref) : options[index];
        if (other) this.schemas(`${where}/${index}`, option, other, direction);
        else this.add(where, `the choice ${option.$ref?.slice(SCHEMAS_AT.length) ?? index} is removed`);
      }
    }
  }

  private limits(where: string, before: Schema, after: Schema): void {
    for (const word of [...UPPER, ...LOWER]) {
      const [was, is] = [before[word], after[word]] as (number | undefined)[];
      if (is === undefined) continue;
      const isUpper = (UPPER as readonly string[]).includes(word);
      const isSame = was !== undefined && (isUpper ? is >= was : is <= was);
      if (!isSame) this.add(where, `${word} is ${is} and was ${was ?? 'without limit'}`);
    }
    if (after.pattern !== undefined && after.pattern !== before.pattern)
      this.add(where, `the pattern is ${after.pattern}`);
  }
}
