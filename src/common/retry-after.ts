/**
 * The seconds of a `Retry-After` header, rounded up. A date is compared with the `Date` header of the same response, so that
 * clock differences do not matter. Undefined: the header is missing or cannot be read.
 */
export function retryAfterSeconds(value = '', date = ''): number | undefined {
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : (Date.parse(value) - Date.parse(date)) / 1_000;
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : undefined;
}
