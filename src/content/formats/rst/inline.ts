import type { PhrasingContent } from 'mdast';
import { text } from '../tree/nodes.js';
import { roleContent, titled } from './roles.js';
import type { RstContext } from './rst-context.js';

/** The next place where inline markup may begin. */
const START = /[\\`*|[:]|https?:\/\//g;
const ROLE = /:((?:[a-zA-Z][\w.+-]{0,40}:){0,2}[a-zA-Z][\w.+-]{0,40}):`/y;
const FOOTNOTE = /\[(#?[\w.-]*|\*)\]_(?!\w)/y;
const ADDRESS = /https?:\/\/[^\s<>"'`)\]]+/y;
const NAME_CHARACTER = /[\w.+-]/;
const NAME_LENGTH = 100;

/** Reads inline markup. Each character is read a bounded number of times: the end of a mark is the next one of its kind. */
export function inlineOf(source: string, context: RstContext): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let plain = '';
  let at = 0;
  const add = (read: Read) => {
    if (plain !== '') nodes.push(...namedReferences(plain, context));
    plain = '';
    nodes.push(...read.nodes);
    at = read.end;
  };
  while (at < source.length) {
    START.lastIndex = at;
    const start = START.exec(source)?.index ?? source.length;
    plain += source.slice(at, start);
    at = start;
    if (at >= source.length) break;
    const read = readMark(source, at, context);
    if (read) add(read);
    else {
      plain += source.charAt(at);
      at += 1;
    }
  }
  if (plain !== '') nodes.push(...namedReferences(plain, context));
  return nodes;
}

interface Read {
  readonly nodes: PhrasingContent[];
  readonly end: number;
}

function readMark(source: string, at: number, context: RstContext): Read | undefined {
  switch (source.charAt(at)) {
    case '\\':
      return { nodes: escaped(source.charAt(at + 1)), end: at + 2 };
    case '`':
      return source.startsWith('``', at) ? literal(source, at) : interpreted(source, at, context);
    case '*':
      return emphasis(source, at);
    case '|':
      return substitution(source, at, context);
    case '[':
      return footnote(source, at, context);
    case ':':
      return role(source, at, context);
    default:
      return address(source, at);
  }
}

/** A backslash before a space joins what is beside it. */
function escaped(character: string): PhrasingContent[] {
  return character.trim() === '' ? [] : [text(character)];
}

function literal(source: string, at: number): Read | undefined {
  const end = source.indexOf('``', at + 3);
  if (end < 0) return undefined;
  const close = source.charAt(end + 2) === '`' ? end + 1 : end;
  return { nodes: [{ type: 'inlineCode', value: source.slice(at + 2, close).replace(/\s+/g, ' ') }], end: close + 2 };
}

/** A link, a reference, text with a role behind it, or text with the default role. */
function interpreted(source: string, at: number, context: RstContext): Read | undefined {
  const close = source.indexOf('`', at + 1);
  if (close < 0 || close === at + 1) return undefined;
  const value = unescaped(source.slice(at + 1, close));
  const after = source.slice(close + 1, close + 3);
  if (after.startsWith('_')) {
    const { title, target } = titled(value);
    const known = title === undefined ? context.targets.get(target.toLowerCase()) : undefined;
    const url =
      known ??
      (title === undefined ? undefined : (context.targets.get(target.replace(/_$/, '').toLowerCase()) ?? target));
    const nodes = [linked(text(title ?? target), url)];
    return { nodes, end: close + (after === '__' ? 3 : 2) };
  }
  return { nodes: [{ type: 'emphasis', children: [text(value)] }], end: close + 1 };
}

function linked(words: PhrasingContent, url: string | undefined): PhrasingContent {
  return url === undefined ? words : { type: 'link', url, children: [words as never] };
}

function role(source: string, at: number, context: RstContext): Read | undefined {
  ROLE.lastIndex = at;
  const [mark, name = ''] = ROLE.exec(source) ?? [];
  if (mark === undefined) return undefined;
  const start = at + mark.length;
  const close = source.indexOf('`', start);
  if (close < 0) return undefined;
  const value = unescaped(source.slice(start, close)).replace(/\s+/g, ' ');
  return { nodes: [roleContent(name, value, context)], end: close + 1 };
}

function emphasis(source: string, at: number): Read | undefined {
  const mark = source.startsWith('**', at) ? '**' : '*';
  const start = at + mark.length;
  const close = source.indexOf(mark, start);
  const isMark = close > start && /\S/.test(source.charAt(start)) && /\S/.test(source.charAt(close - 1));
  if (!isMark) return undefined;
  const children = [text(unescaped(source.slice(start, close)))];
  return { nodes: [{ type: mark === '**' ? 'strong' : 'emphasis', children }], end: close + mark.length };
}

function substitution(source: string, at: number, context: RstContext): Read | undefined {
  const close = source.indexOf('|', at + 1);
  if (close <= at + 1 || close - at > 100) return undefined;
  const value = context.substitute(source.slice(at + 1, close));
  if (value === undefined) return undefined;
  const after = /^_{0,2}/.exec(source.slice(close + 1, close + 3))![0].length;
  // What a substitution contains is not substituted again.
  return {
    nodes: value === '' ? [] : [text(unescaped(value.replaceAll('`', '').replaceAll('*', '')))],
    end: close + 1 + after,
  };
}

function footnote(source: string, at: number, context: RstContext): Read | undefined {
  FOOTNOTE.lastIndex = at;
  const [mark, label = ''] = FOOTNOTE.exec(source) ?? [];
  if (mark === undefined) return undefined;
  const identifier = context.footnoteName(label, 'references');
  return { nodes: [{ type: 'footnoteReference', identifier, label: identifier }], end: at + mark.length };
}

function address(source: string, at: number): Read | undefined {
  ADDRESS.lastIndex = at;
  const [whole] = ADDRESS.exec(source) ?? [];
  if (whole === undefined) return undefined;
  const last = whole.length - (/[.,;:!?]$/.test(whole) ? 1 : 0);
  const url = whole.slice(0, last);
  return { nodes: [{ type: 'link', url, children: [text(url)] }], end: at + last };
}

/** `name_` is a link when the page has a target with this name; otherwise it is a word. */
function namedReferences(plain: string, context: RstContext): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (let at = plain.indexOf('_'); at >= 0; at = plain.indexOf('_', at + 1)) {
    const name = nameBefore(plain, at, from);
    const url = name === '' ? undefined : context.targets.get(name.toLowerCase());
    if (url === undefined) continue;
    nodes.push(text(plain.slice(from, at - name.length)), linked(text(name), url));
    from = plain.charAt(at + 1) === '_' ? at + 2 : at + 1;
  }
  nodes.push(text(plain.slice(from)));
  return nodes.filter((node) => node.type !== 'text' || node.value !== '');
}

/** The name that ends at an underscore; empty when the underscore is part of a word. */
function nameBefore(plain: string, at: number, from: number): string {
  const next = plain.charAt(at + 1) === '_' ? plain.charAt(at + 2) : plain.charAt(at + 1);
  if (/\w/.test(next)) return '';
  let start = at;
  const least = Math.max(from, at - NAME_LENGTH);
  while (start > least && NAME_CHARACTER.test(plain.charAt(start - 1))) start -= 1;
  return plain.slice(start, at);
}

export function unescaped(value: string): string {
  return value.replace(/\\(\s|[^])/g, (_whole, character: string) => (character.trim() === '' ? '' : character));
}
