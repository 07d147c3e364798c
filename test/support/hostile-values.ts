import fc from 'fast-check';

/**
 * Texts that often break servers: SQL, paths, NUL, lone surrogates, bidi marks, very long text, names of prototypes.
 */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  "'; DROP TABLE threads; --",
  '" OR ""="',
  '../../../etc/passwd',
  '..\\..\\windows\\system32',
  '/dev/null',
  '%00',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\u202Eevil',
  '__proto__',
  'constructor',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '${jndi:ldap://x}',
  '🤖'.repeat(300),
  'x'.repeat(100_000),
];

/** A value whose type is wrong in nearly every place of a request. */
export const junk = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, 2.5, [], {}, [[]], [null], { __proto__: null }),
    fc.constantFrom(...HOSTILE_TEXTS),
    fc.string({ unit: 'binary' }),
    fc.jsonValue({ maxDepth: 5 }),
  );

type Path = readonly (string | number)[];

/** The paths of all members and elements of a JSON value, without the value itself. */
export function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [[...path, key], ...placesIn(member, [...path, key])]);
}

/** The value with one place replaced, or removed when the replacement is undefined. */
export function replaceAt(value: unknown, path: Path, replacement: unknown): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
  const last = String(path.at(-1));
  if (replacement === undefined) delete parent[last];
  else parent[last] = replacement;
  return copy;
}
