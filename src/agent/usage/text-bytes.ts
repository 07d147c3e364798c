/** An image or a file costs about as much as this text. Models count them by size and detail, which differs between them. */
const MEDIA_BYTES = 4_000;

/** Bytes of UTF-8 of all text in a JSON value, names of members included. Image and file data counts as `MEDIA_BYTES`. */
export function textBytes(value: unknown): number {
  if (typeof value === 'string') return value.startsWith('data:') ? MEDIA_BYTES : Buffer.byteLength(value);
  if (Array.isArray(value)) return value.reduce<number>((total, part) => total + textBytes(part), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((total, [name, part]) => total + name.length + textBytes(part), 0);
}
