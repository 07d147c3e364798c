import { CONFIG_DEPTH, CONFIG_MEMBERS, CONFIG_SIZE } from '../limits.js';
import { configTokens, type Token } from './config-tokens.js';

/** A value that a configuration writes out: what is computed is not known, because nothing is executed. */
export type ConfigValue = string | boolean | readonly ConfigValue[] | ConfigObject;
export interface ConfigObject {
  readonly [name: string]: ConfigValue | undefined;
}

/**
 * The values of a configuration that is a program of JavaScript or TypeScript, without executing it: members of objects whose
 * values are written as texts, truth values, lists or objects of these.
 */
export class ConfigText {
  private readonly tokens: readonly Token[];

  constructor(source: string) {
    this.tokens = configTokens(source.slice(0, CONFIG_SIZE));
  }

  /** The first known value of a member with this name, in any object. */
  value(name: string): ConfigValue | undefined {
    return this.values(name)[0];
  }

  /** All known values of members with this name, in the order of the text. */
  values(name: string): ConfigValue[] {
    return this.membersCalled(name).flatMap((at) => {
      const value = this.read(at + 2, 0)?.value;
      return value === undefined ? [] : [value];
    });
  }

  /** The objects that have a member with this name. */
  objectsWith(name: string): ConfigObject[] {
    return this.membersCalled(name).flatMap((at) => {
      const start = this.openingBefore(at);
      const value = start < 0 ? undefined : this.read(start, 0)?.value;
      return isObject(value) ? [value] : [];
    });
  }

  private membersCalled(name: string): number[] {
    const places = this.tokens.flatMap(({ kind, value }, at) =>
      kind !== 'mark' && value === name && this.isMark(at + 1, ':') ? [at] : [],
    );
    return places.slice(0, CONFIG_MEMBERS);
  }

  private isMark(at: number, value: string): boolean {
    const token = this.tokens[at];
    return token?.kind === 'mark' && token.value === value;
  }

  private openingBefore(at: number): number {
    let depth = 0;
    for (let place = at - 1; place >= 0; place -= 1) {
      const token = this.tokens[place]!;
      if (token.kind !== 'mark') continue;
      if (CLOSING.has(token.value)) depth += 1;
      else if (OPENING.has(token.value) && depth === 0) return token.value === '{' ? place : -1;
      else if (OPENING.has(token.value)) depth -= 1;
    }
    return -1;
  }

  /** The value that begins at a token, if it is known, and the token after it. */
  private read(at: number, depth: number): { value?: ConfigValue; next: number } | undefined {
    const token = this.tokens[at];
    if (!token || depth > CONFIG_DEPTH) return undefined;
    const known = this.readKnown(at, token, depth);
    const next = this.skip(known?.next ?? at);
    // What goes on after a value, as in `'a' + b`, is computed.
    return { value: known && (known.next === next || this.isType(known.next)) ? known.value : undefined, next };
  }

  private readKnown(at: number, token: Token, depth: number): { value: ConfigValue; next: number } | undefined {
    if (token.kind === 'text') return { value: token.value, next: at + 1 };
    if (token.value === 'true' || token.value === 'false') return { value: token.value === 'true', next: at + 1 };
    if (this.isMark(at, '[')) return this.readList(at, depth);
    return this.isMark(at, '{') ? this.readObject(at, depth) : undefined;
  }

  private isType(at: number): boolean {
    return ['as', 'satisfies'].includes(this.tokens[at]?.value ?? '');
  }

  private readList(opening: number, depth: number): { value: ConfigValue; next: number } {
    const values: ConfigValue[] = [];
    let at = opening + 1;
    while (at < this.tokens.length && !this.isMark(at, ']')) {
      const item = this.read(at, depth + 1);
      if (item?.value !== undefined) values.push(item.value);
      at = Math.max(item?.next ?? 0, at);
      at += this.isMark(at, ']') ? 0 : 1;
    }
    return { value: values, next: at + 1 };
  }

  private readObject(opening: number, depth: number): { value: ConfigValue; next: number } {
    const members: [string, ConfigValue][] = [];
    let at = opening + 1;
    while (at < this.tokens.length && !this.isMark(at, '}')) {
      const token = this.tokens[at]!;
      const isNamed = token.kind !== 'mark' && this.isMark(at + 1, ':');
      const member = isNamed ? this.read(at + 2, depth + 1) : undefined;
      if (member?.value !== undefined) members.push([token.value, member.value]);
      at = member?.next ?? this.skip(at);
      at += this.isMark(at, '}') ? 0 : 1;
    }
    return { value: Object.fromEntries(members), next: at + 1 };
  }

  /** The token that ends a value: a comma or a closing bracket of the object or list that it is in. */
  private skip(from: number): number {
    let depth = 0;
    for (let at = from; at < this.tokens.length; at += 1) {
      const { kind, value } = this.tokens[at]!;
      if (kind !== 'mark') continue;
      if (depth === 0 && (value === ',' || CLOSING.has(value))) return at;
      if (OPENING.has(value)) depth += 1;
      else if (CLOSING.has(value)) depth -= 1;
    }
    return this.tokens.length;
  }
}

const OPENING = new Set(['{', '[', '(']);
const CLOSING = new Set(['}', ']', ')']);

export function isObject(value: unknown): value is ConfigObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts of a list of configuration; empty for another value. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
