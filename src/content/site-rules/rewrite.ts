/** Gives a path its new form; undefined for a path that the rule does not match. */
export type Rewrite = (path: string) => string | undefined;

/** `:name`, `:name*`, `:name+`, `:name(.*)` and `(.*)` of a pattern of VitePress. */
const PARAMETER = /:(\w+)(\(\.\*\)|[*+])?|(\(\.\*\))/g;
/** Parameters of one pattern. The time for a path grows with each of them. */
const MOST_PARAMETERS = 4;

/**
 * Reads one rule of `rewrites`, such as `en/:rest*` → `:rest*` and `packages/:name/docs/:page.md` → `:name/:page.md`; undefined
 * for a rule that is a regular expression or has other forms.
 */
export function readRewrite(from: string, to: string): Rewrite | undefined {
  const parameters = [...from.matchAll(PARAMETER)];
  if (from.startsWith('^') || parameters.length > MOST_PARAMETERS) return undefined;
  const literals = from.split(PARAMETER).filter((_, index) => index % 4 === 0);
  if (literals.some((literal) => /[()*+?{}]/.test(literal))) return undefined;
  const source = literals.map((literal, index) => escaped(literal) + groupOf(parameters[index])).join('');
  const pattern = new RegExp(`^${source}$`, 's');
  return (path) => {
    const found = pattern.exec(path);
    if (!found) return undefined;
    // A pattern without a name has its place as its name.
    const names = parameters.map(([, name], index) => name ?? String(index));
    const values = new Map(names.map((name, index) => [name, found[index + 1] ?? '']));
    return to.replace(PARAMETER, (_, name?: string) => values.get(name ?? '0') ?? '').replace(/^\//, '');
  };
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.|]/g, '\\$&');
}

function groupOf(parameter: RegExpExecArray | undefined): string {
  if (!parameter) return '';
  const [, , repeated, rest] = parameter;
  return repeated !== undefined || rest !== undefined ? '(.*)' : '([^/]+?)';
}
