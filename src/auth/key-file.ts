import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../common/make-folder.js';

const KEY_BYTES = 32;
const KEY = /^[0-9a-f]{64}$/;

/** A new secret. */
export function newSecret(): string {
  return randomBytes(KEY_BYTES).toString('hex');
}

/**
 * The secret in a file, which is created when it is missing. Processes that start at the same time agree on one secret: the
 * file appears complete, and only once.
 * @throws in words for the operator when the file holds something else; the error of the file system when it cannot be used.
 */
export async function readOrCreateSecret(path: string): Promise<string> {
  const existing = await readSecret(path);
  if (existing !== undefined) return existing;
  await makeFolder(dirname(path));
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, newSecret(), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readSecret(path))!;
}

async function readSecret(path: string): Promise<string | undefined> {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    if (KEY.test(text)) return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  throw new Error(
    `The file ${path} does not hold a key of this server. Restore it, or delete it: then a new key is made, and visitors lose their chats.`,
  );
}
