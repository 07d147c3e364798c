/**
 * The URL that an address stands for; undefined when it is not valid. `URL.canParse` must not be used: once V8 has optimized
 * its caller, Node 20 refuses every address with a letter such as `ü`.
 */
export function parseUrl(address: string, base?: string | URL): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}
