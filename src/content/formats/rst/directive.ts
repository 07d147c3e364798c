import { indentedFrom, withoutIndent } from './lines.js';

/** `.. name:: argument` with its options and its content. */
export interface Directive {
  /** In small letters, with the domain if it is written. */
  readonly name: string;
  /** The lines after the name up to the options or the content. */
  readonly argument: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  readonly content: readonly string[];
}

const OPENING = /^\.\. ([a-zA-Z][\w.+-]*(?::[a-zA-Z][\w.+-]*)?) ?::(?: (.*))?$/;
const OPTION = /^:([\w-]+):(?: (.*))?$/;

/** The directive that begins at a line, and the line after it; undefined when none begins there. */
export function directiveAt(
  lines: readonly string[],
  start: number,
): { readonly directive: Directive; readonly end: number } | undefined {
  const [, name, first = ''] = OPENING.exec(lines[start]!) ?? [];
  if (name === undefined) return undefined;
  const { end } = indentedFrom(lines, start + 1);
  const block = withoutIndent(lines.slice(start + 1, end));
  const isDirectlyBelow = lines[start + 1] !== '';
  const argument = first.trim() === '' ? [] : [first.trim()];
  const options = new Map<string, string>();
  let at = 0;
  const head = isDirectlyBelow ? block.findIndex((line) => line === '') : 0;
  while (at < (head < 0 ? block.length : head)) {
    const [, option, value = ''] = OPTION.exec(block[at]!) ?? [];
    if (option !== undefined) options.set(option, value.trim());
    else if (options.size > 0) break;
    else argument.push(block[at]!.trim());
    at += 1;
  }
  return { directive: { name: name.toLowerCase(), argument, options, content: withoutIndent(block.slice(at)) }, end };
}
