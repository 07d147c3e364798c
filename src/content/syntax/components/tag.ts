import { TAG_LENGTH } from '../../limits.js';
import type { BracePairs } from './braces.js';

/** A tag of HTML, MDX or Vue. */
export interface Tag {
  /** Empty for `<>`. */
  readonly name: string;
  readonly kind: 'start' | 'end' | 'alone';
  /** As written: with quotes or braces. Undefined for an attribute without a value. */
  readonly attributes: ReadonlyMap<string, string | undefined>;
  readonly start: number;
  /** The index after `>`. */
  readonly end: number;
}

const OPENING = /<(\/?)(?:([A-Za-z][\w.:-]*)(?=[\s/>])|(?=>))/y;
const SPACE = /\s*/y;
const NAME = /[^\s"'<>/={}]+/y;
const EQUALS = /\s*=\s*/y;
const BARE = /[^\s"'<>={}`]+/y;
const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/**
 * The tag that begins at the `<` at `start`; undefined when none does. Values may contain `>`, braces and line breaks;
 * `restore` puts masked code back into them.
 */
export function tagAt(
  text: string,
  start: number,
  pairs: BracePairs,
  restore: (value: string) => string,
): Tag | undefined {
  const opening = matchAt(OPENING, text, start);
  if (!opening) return undefined;
  const [all, slash, name = ''] = opening;
  const attributes = new Map<string, string | undefined>();
  for (let at = start + all.length; at - start < TAG_LENGTH; ) {
    at += matchAt(SPACE, text, at)?.[0].length ?? 0;
    if (text.startsWith('/>', at)) return { name, kind: 'alone', attributes, start, end: at + 2 };
    if (text.charAt(at) === '>') {
      const kind = slash === '/' ? 'end' : VOID.has(name) ? 'alone' : 'start';
      return { name, kind, attributes, start, end: at + 1 };
    }
    const end =
      text.charAt(at) === '{'
        ? braceEnd(at, pairs)
        : readAttribute(text, at, pairs, (key, value) => attributes.set(key, value && restore(value)));
    if (end === undefined) return undefined;
    at = end;
  }
  return undefined;
}

/** @returns the index after the attribute at `at`; undefined when there is none. */
function readAttribute(
  text: string,
  at: number,
  pairs: BracePairs,
  set: (name: string, value: string | undefined) => void,
): number | undefined {
  const name = matchAt(NAME, text, at)?.[0];
  if (name === undefined) return undefined;
  const afterName = at + name.length;
  const equals = matchAt(EQUALS, text, afterName)?.[0];
  if (equals === undefined) {
    set(name, undefined);
    return afterName;
  }
  const start = afterName + equals.length;
  const end = valueEnd(text, start, pairs);
  if (end !== undefined) set(name, text.slice(start, end));
  return end;
}

function valueEnd(text: string, start: number, pairs: BracePairs): number | undefined {
  const first = text.charAt(start);
  if (first === '{') return braceEnd(start, pairs);
  if (first !== '"' && first !== "'") {
    const bare = matchAt(BARE, text, start)?.[0];
    return bare === undefined ? undefined : start + bare.length;
  }
  const end = text.slice(0, start + TAG_LENGTH).indexOf(first, start + 1);
  return end < 0 ? undefined : end + 1;
}

function braceEnd(start: number, pairs: BracePairs): number | undefined {
  const end = pairs.get(start);
  return end === undefined ? undefined : end + 1;
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}
