/** A deep copy of a JSON value; several times faster than `structuredClone`, which copies more types. */
export function copyJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
