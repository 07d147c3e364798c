/** Removes all slashes from the end of an address or path, in a time that grows with its length. */
export function withoutTrailingSlashes(address: string): string {
  let end = address.length;
  while (address.charAt(end - 1) === '/') end -= 1;
  return address.slice(0, end);
}
