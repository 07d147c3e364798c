/**
 * Writes a decoded address as it stands in a link. Only what a path may not contain is escaped, because sites write `:`, `@`
 * and `+` as they are.
 */
export function encodeAddress(address: string): string {
  return encodeURI(address.toWellFormed()).replaceAll('?', '%3F').replaceAll('#', '%23');
}
