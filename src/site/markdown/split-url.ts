/** Matches a URL with a scheme, or with a host and no scheme (`//host`). */
const EXTERNAL = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

export function isExternal(url: string): boolean {
  return EXTERNAL.test(url);
}

/** Splits a relative reference into its decoded path and the unchanged rest (query and fragment). */
export function splitUrl(url: string): { path: string; suffix: string } {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  return { path: decode(path), suffix: end === -1 ? '' : url.slice(end) };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
