import { readFile, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { PAGE_SIZE_LIMIT } from './limits.js';
import { UnreadablePage } from './unreadable-page.js';

const MEGABYTE = 1024 * 1024;

/**
 * Reads the text of one file of the corpus. `root` is the real path of the corpus folder.
 * @throws UnreadablePage for symbolic links out of the folder, files over the size limit, and bytes that are not UTF-8.
 */
export async function readPageText(root: string, file: string): Promise<string> {
  const target = await realpath(file).catch(unreadable);
  if (!target.startsWith(root + sep)) throw new UnreadablePage('a symbolic link that leaves the corpus folder');
  const { size } = await stat(target).catch(unreadable);
  if (size > PAGE_SIZE_LIMIT) {
    throw new UnreadablePage(
      `${(size / MEGABYTE).toFixed(1)} MB, the limit for a page is ${PAGE_SIZE_LIMIT / MEGABYTE} MB`,
    );
  }
  return decode(await readFile(target).catch(unreadable));
}

function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\u0000')) return text;
  } catch {
    // Not UTF-8. The message below is for this case and for NUL characters, because the remedy is the same.
  }
  throw new UnreadablePage('not UTF-8 text; save it as UTF-8');
}

function unreadable(error: NodeJS.ErrnoException): never {
  throw new UnreadablePage(`cannot be read (${error.code ?? 'unknown error'})`);
}
