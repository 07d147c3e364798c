/** With the `u` flag a surrogate matches only where it stands alone. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** The same two as `JSON.stringify` writes them; anything it finds is looked at, so a false alarm costs only time. */
const MAYBE_UNSTORABLE = /\\u(0000|d[89a-f])/;

/** What Postgres cannot store: NUL is dropped, a lone surrogate becomes U+FFFD, the replacement character. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(LONE_SURROGATE, '\uFFFD');
}

/** A deep copy that went through JSON, with every string in it cleaned, keys included. */
export function cleanCopy<T>(value: T): T {
  const text = JSON.stringify(value);
  const copy: unknown = JSON.parse(text);
  return (MAYBE_UNSTORABLE.test(text) ? clean(copy) : copy) as T;
}

/** A value as JSON text that Postgres can store, without the way back to a value. */
export function cleanJson(value: unknown): string {
  const text = JSON.stringify(value);
  return MAYBE_UNSTORABLE.test(text) ? JSON.stringify(clean(JSON.parse(text))) : text;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [cleanText(key), clean(member)]));
}
