/** A string of JavaScript without parts that are computed. */
const STRING = /^(?:'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`)$/;
const ANY_STRING = /'([^'\n]*)'|"([^"\n]*)"/g;

/** The text of an expression that is a string literal; undefined for any other expression. */
export function stringOf(expression: string): string | undefined {
  const match = STRING.exec(expression.trim());
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined || (match?.[3] !== undefined && value.includes('${')) ? undefined : value;
}

/** The strings of an expression such as `['npm', 'yarn']`. */
export function stringsIn(expression: string): string[] {
  return [...expression.matchAll(ANY_STRING)].map((match) => match[1] ?? match[2] ?? '');
}

/** Labels by value of `[{ label: 'Linux', value: 'linux' }, …]`. */
export function labelsIn(expression: string): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const object of expression.split('}')) {
    const label = memberOf(object, 'label');
    const value = memberOf(object, 'value');
    if (label !== undefined && value !== undefined) labels.set(value, label);
  }
  return labels;
}

function memberOf(object: string, name: string): string | undefined {
  const at = object.search(new RegExp(`\\b${name}['"]?:`));
  return at < 0 ? undefined : stringsIn(object.slice(object.indexOf(':', at)))[0];
}

/** The text of an attribute as written: `"a"`, `a`, `{'a'}`; undefined when it is computed. */
export function attributeText(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  if (written.startsWith('{')) return stringOf(written.slice(1, -1));
  return /^["']/.test(written) ? written.slice(1, -1) : written;
}
