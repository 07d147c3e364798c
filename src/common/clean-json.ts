/** With the `u` flag a surrogate matches only when it is not part of a pair. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** NUL and surrogates as `JSON.stringify` writes them. Each match is cleaned, so a false match costs only time. */
const MAYBE_UNSTORABLE = /\\u(0000|d[89a-f])/;

/** Replaces what Postgres cannot store: NUL is removed, a lone surrogate becomes U+FFFD, the replacement character. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(LONE_SURROGATE, '\uFFFD');
}

/** Whether Postgres can store the text as it is. An id that it cannot store belongs to nothing. */
export function isStorable(text: string): boolean {
  return cleanText(text) === text;
}

/** A deep copy through JSON, with every string and key cleaned by `cleanText`. */
export function cleanCopy<T>(value: T): T {
  const text = JSON.stringify(value);
  const copy: unknown = JSON.parse(text);
  return (MAYBE_UNSTORABLE.test(text) ? clean(copy) : copy) as T;
}

/** The value as JSON text that Postgres can store. */
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
