import { dirname, join, relative } from 'node:path/posix';
import type { PhrasingContent } from 'mdast';
import { text } from '../tree/nodes.js';
import type { RstContext } from './rst-context.js';

const CODE_ROLES = new Set(
  'code literal file option envvar program command samp kbd makevar regexp mimetype token keyword confval math cpp c js rst'.split(
    ' ',
  ),
);
/** Roles that name an object of a programming language. */
const OBJECT_ROLES = new Set(
  'class func meth mod attr exc data const obj any type member macro var struct enum enumerator union namespace method function module attribute dir role'.split(
    ' ',
  ),
);
const CALLED = new Set(['func', 'meth', 'function', 'method']);
const STRONG_ROLES = new Set(['guilabel', 'menuselection', 'strong', 'dfn']);

/** A text with a target: `title <target>`. Without a title, the target is the title. */
export interface Titled {
  readonly title?: string;
  readonly target: string;
}

export function titled(value: string): Titled {
  const start = value.lastIndexOf('<');
  if (!value.endsWith('>') || start <= 0) return { target: value };
  return { title: value.slice(0, start).trim(), target: value.slice(start + 1, -1).trim() };
}

/** What a role such as `:func:` shows. The name of its domain (`:py:func:`) does not matter. */
export function roleContent(role: string, value: string, context: RstContext): PhrasingContent {
  const name = role.slice(role.lastIndexOf(':') + 1);
  const { title, target } = titled(value);
  if (name === 'doc') return docLink(title, target, context.path);
  if (name === 'ref' || name === 'numref') return reference(title, target, context);
  if (OBJECT_ROLES.has(name)) return { type: 'inlineCode', value: title ?? objectName(target, CALLED.has(name)) };
  if (CODE_ROLES.has(name)) return { type: 'inlineCode', value: title ?? value };
  if (STRONG_ROLES.has(name))
    return { type: 'strong', children: [text(value.replaceAll('-->', '›').replaceAll('&', ''))] };
  if (name === 'emphasis') return { type: 'emphasis', children: [text(value)] };
  if (name === 'pep' || name === 'rfc') return text(title ?? `${name.toUpperCase()} ${target}`);
  return text(title ?? target);
}

/** `~a.b.C` is shown as `C`, and `!a` makes no link. Sphinx writes parentheses after functions. */
function objectName(target: string, isCalled: boolean): string {
  const whole = target.replace(/^[!.]/, '');
  const shown = whole.startsWith('~') ? whole.slice(whole.lastIndexOf('.') + 1).replace('~', '') : whole;
  return isCalled && !shown.endsWith(')') ? `${shown}()` : shown;
}

/** A path from the root of the documentation begins with a slash. */
function docLink(title: string | undefined, target: string, path: string): PhrasingContent {
  const from = dirname(path);
  const file = target.startsWith('/') ? relative(from, join('.', target)) : target;
  const words = title ?? (target.slice(target.lastIndexOf('/') + 1).replace(/[-_]+/g, ' ') || target);
  return { type: 'link', url: `${file}.rst`, children: [text(words)] };
}

/** A label of this page is a link; where labels of other pages are is not known here. */
function reference(title: string | undefined, target: string, context: RstContext): PhrasingContent {
  const url = context.targets.get(target.toLowerCase());
  const words = text(title ?? context.labels.get(target.toLowerCase()) ?? target.replace(/[-_]+/g, ' '));
  return url?.startsWith('#') ? { type: 'link', url, children: [words] } : words;
}
