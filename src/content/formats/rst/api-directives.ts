import type { RootContent } from 'mdast';
import { heading } from '../tree/nodes.js';
import type { BlockReader } from './block-reader.js';
import type { Directive } from './directive.js';
import { makeId } from './lines.js';

/** Kinds of objects that Sphinx describes, without their domain. */
const OBJECTS = new Set(
  (
    'function class method staticmethod classmethod data attribute property exception decorator decoratormethod type ' +
    'member macro var struct union enum enumerator concept option cmdoption envvar confval describe object directive ' +
    'setting django-admin function-method autofunction autoclass automethod autoattribute autodata autoexception ' +
    'autoproperty automodule autodecorator doxygenfunction doxygenclass doxygenstruct'
  ).split(' '),
);
const CLASSES = new Set(['class', 'exception', 'autoclass', 'autoexception', 'struct']);
/** The domains whose anchors are the full name: `json.dumps`. */
const NAMED_BY_PATH = new Set(['py', 'js', 'rb', 'php']);

export function isApiDirective(name: string): boolean {
  return OBJECTS.has(name.slice(name.lastIndexOf(':') + 1));
}

/** `.. module::` and `.. program::` say to what the signatures below belong. */
export function readScope({ name, argument }: Directive, { context }: BlockReader): RootContent[] {
  const value = argument.join(' ').trim();
  if (name === 'program') context.scope.program = value;
  else context.scope.module = value === 'None' || value === '' ? undefined : value;
  return [];
}

/** Each signature as a heading with the anchor of Sphinx, and the description below it. */
export function readApi(directive: Directive, reader: BlockReader): RootContent[] {
  const { context } = reader;
  const { name, argument, content } = directive;
  const local = name.slice(name.lastIndexOf(':') + 1);
  const domain = name.includes(':') ? name.slice(0, name.indexOf(':')) : 'py';
  const level = context.level + 1;
  const signatures = signaturesIn(argument).map((signature) =>
    heading(level, [{ type: 'inlineCode', value: signature }], anchorOf(local, domain, signature, reader)),
  );
  const isClass = CLASSES.has(local);
  if (isClass) context.scope.classes.push(nameOf(signaturesIn(argument)[0] ?? ''));
  context.level = level;
  const body = reader.inside(content);
  context.level = level - 1;
  if (isClass) context.scope.classes.pop();
  return [...signatures, ...body];
}

/** A backslash at the end of a line continues the signature. */
function signaturesIn(argument: readonly string[]): string[] {
  const whole = argument.join('\n').replaceAll('\\\n', ' ');
  return whole
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `async def a.b(x) -> y` → `a.b`. */
function nameOf(signature: string): string {
  const before = signature.split(/[(\s=:[]/).filter((word) => !['async', 'class', 'static', 'const'].includes(word));
  return before[0] ?? '';
}

function anchorOf(local: string, domain: string, signature: string, { context }: BlockReader): string | undefined {
  const { module, program, classes } = context.scope;
  const name = nameOf(signature);
  if (local === 'envvar') return `envvar-${name}`;
  if (local === 'confval') return `confval-${makeId(name)}`;
  if (local === 'option' || local === 'cmdoption') {
    return ['cmdoption', program && makeId(program), name.split(',')[0]!.replace(/^\W+/, '')].filter(Boolean).join('-');
  }
  if (domain === 'c') return `c.${signature.split('(')[0]!.match(/\w+/g)?.at(-1) ?? name}`;
  return NAMED_BY_PATH.has(domain) ? [module, ...classes, name].filter(Boolean).join('.') : undefined;
}
