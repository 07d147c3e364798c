/** A deep copy of what can be sent as JSON; several times quicker than `structuredClone`, which can do more. */
export function copyJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
