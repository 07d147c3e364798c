import { readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { PAGE_SIZE_LIMIT } from './limits.js';

/**
 * Reads files that pages include, by their path from the root of the corpus. The function returns undefined for a file that does
 * not exist, leaves the folder, is longer than a page or is not UTF-8. It is synchronous, because the syntax of a page is
 * converted in one step, and few pages include a file.
 * @param root the real path of the corpus folder
 */
export function includedText(root: string): (path: string) => string | undefined {
  return (path) => {
    try {
      const file = realpathSync(resolve(root, path));
      if (!file.startsWith(root + sep) || statSync(file).size > PAGE_SIZE_LIMIT) return undefined;
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    } catch {
      return undefined;
    }
  };
}
