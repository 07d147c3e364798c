import { isDeepStrictEqual } from 'node:util';

/**
 * What of `expected` is not in `actual`, one line for each place. An object is expected with at least its members, an
 * array with at least its elements in this order. `null` means null or absent, `{"$contains": text}` a text or JSON with
 * this text in it, `{"$lacks": text}` one without it.
 */
export function differences(actual: unknown, expected: unknown, place = '$'): string[] {
  if (expected === null)
    return actual === null || actual === undefined ? [] : [`${place}: ${show(actual)} is unexpected`];
  if (Array.isArray(expected)) return differencesInArray(actual, expected, place);
  if (typeof expected === 'object') return differencesInObject(actual, expected as Record<string, unknown>, place);
  return isDeepStrictEqual(actual, expected) ? [] : [`${place}: ${show(actual)} instead of ${show(expected)}`];
}

function differencesInArray(actual: unknown, expected: readonly unknown[], place: string): string[] {
  if (!Array.isArray(actual)) return [`${place}: ${show(actual)} is not an array`];
  let from = 0;
  for (const [index, element] of expected.entries()) {
    const found = actual.findIndex((each, at) => at >= from && differences(each, element).length === 0);
    if (found < 0) return [`${place}: element ${index} of ${show(expected)} is not among ${show(actual.slice(from))}`];
    from = found + 1;
  }
  return [];
}

function differencesInObject(actual: unknown, expected: Record<string, unknown>, place: string): string[] {
  const { $contains, $lacks, ...members } = expected;
  const text = typeof actual === 'string' ? actual : (JSON.stringify(actual) ?? '');
  if (typeof $contains === 'string' && !text.includes($contains)) {
    return [`${place}: ${show(actual)} lacks ${show($contains)}`];
  }
  if (typeof $lacks === 'string' && text.includes($lacks)) return [`${place}: ${show(actual)} has ${show($lacks)}`];
  if (Object.keys(members).length === 0 && ($contains ?? $lacks) !== undefined) return [];
  if (typeof actual !== 'object' || actual === null) return [`${place}: ${show(actual)} is not an object`];
  return Object.entries(members).flatMap(([name, value]) =>
    differences((actual as Record<string, unknown>)[name], value, `${place}.${name}`),
  );
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 2_000);
}
