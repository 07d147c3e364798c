import { ADDRESS_LENGTH } from '../limits.js';

const UNSAFE = /[\p{Cc}\\]/gu;

/**
 * The decoded segments of an address that a writer gave. Steps such as `..`, control characters and backslashes are removed,
 * so that no address leaves the site.
 */
export function toSegments(address: string): string[] {
  return decoded(address)
    .toWellFormed()
    .replace(UNSAFE, '')
    .split('/')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/** The first of these members of the front matter that is a text of a usual length. */
export function textIn(data: Readonly<Record<string, unknown>>, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text.trim() !== '' && text.length <= ADDRESS_LENGTH) return text.trim();
  }
  return undefined;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
