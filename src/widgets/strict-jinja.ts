import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja';
import type { JsonObject } from '../common/json.js';
import { RANGE_NUMBERS } from './limits.js';

/** The members of the library's syntax tree that are used here. The library's types do not resolve under `nodenext`. */
interface SyntaxNode {
  readonly type: string;
  readonly value?: unknown;
  readonly object?: SyntaxNode;
  readonly property?: SyntaxNode;
  readonly operand?: SyntaxNode;
  readonly filter?: SyntaxNode;
  readonly callee?: SyntaxNode;
}

interface JinjaInterpreter {
  run(program: unknown): { readonly value: unknown };
  evaluate(node: SyntaxNode | undefined, scope: unknown): { readonly type: string };
}

const BaseInterpreter = Interpreter as new (environment: unknown) => JinjaInterpreter;

/** A template used a variable that its data do not have. */
export class UndefinedVariableError extends Error {
  constructor(readonly variable: string) {
    super(`"${variable}" is undefined`);
  }
}

/** A Jinja template that rejects undefined variables, like `StrictUndefined` of Jinja. The library renders them as "". */
export class StrictJinja {
  private readonly program: unknown;

  /** Throws a `SyntaxError` if `source` is not a template. White space is kept, as is the default of Jinja. */
  constructor(source: string) {
    this.program = parse(tokenize(source));
  }

  render(data: JsonObject): string {
    const environment = new Environment();
    for (const [name, value] of Object.entries({ ...GLOBALS, ...data })) environment.set(name, value);
    return String(new StrictInterpreter(environment).run(this.program).value);
  }
}

const GLOBALS = { true: true, True: true, false: false, False: false, none: null, None: null, range };

/** The global function `range` of Jinja, with the limit of Jinja's sandbox. */
function range(start: number, stop?: number, step = 1): number[] {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  const length = Math.max(0, Math.ceil((to - from) / step));
  if (!(length <= RANGE_NUMBERS)) throw new RangeError(`A range has at most ${RANGE_NUMBERS} numbers.`);
  return Array.from({ length }, (_, index) => from + index * step);
}

class StrictInterpreter extends BaseInterpreter {
  /** Operands of `is …` and `default`, which may be undefined. */
  private readonly tolerated = new WeakSet<SyntaxNode>();

  override evaluate(node: SyntaxNode | undefined, scope: unknown): { readonly type: string } {
    if (node?.operand && toleratesUndefined(node)) this.tolerated.add(node.operand);
    const value = super.evaluate(node, scope);
    if (node && value.type === 'UndefinedValue' && isLookup(node) && !this.tolerated.has(node)) {
      throw new UndefinedVariableError(nameOf(node));
    }
    return value;
  }
}

function toleratesUndefined(node: SyntaxNode): boolean {
  const filter = node.filter?.callee ?? node.filter;
  return node.type === 'TestExpression' || (node.type === 'FilterExpression' && filter?.value === 'default');
}

/** The nodes whose value can be undefined: a name, a member, and an inline `if` without `else`. */
function isLookup({ type }: SyntaxNode): boolean {
  return type === 'Identifier' || type === 'MemberExpression' || type === 'SelectExpression';
}

function nameOf(node: SyntaxNode | undefined): string {
  if (node?.type === 'SelectExpression') return 'if without else';
  if (node?.type === 'MemberExpression') return `${nameOf(node.object)}.${nameOf(node.property)}`;
  return typeof node?.value === 'string' || typeof node?.value === 'number' ? String(node.value) : '…';
}
