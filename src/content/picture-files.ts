import { extname } from 'node:path';

const TYPES: ReadonlySet<string> = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg']);

/** Whether a path names a picture of the documentation, by its extension. */
export function isPictureFile(path: string): boolean {
  return TYPES.has(extname(path).toLowerCase());
}
