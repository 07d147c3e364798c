import { trimEnd } from './trim-end.js';

/** Removes all slashes from the end of an address or path, in a time that grows with its length. */
export function withoutTrailingSlashes(address: string): string {
  return trimEnd(address, /\//);
}
