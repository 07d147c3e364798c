import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrCreateSecret } from './key-file.js';

describe('the file of the signing key', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'key-file-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('servers that start at the same time agree on one secret, which only the user of the server can read', async () => {
    const path = join(folder, 'data', 'session.key');

    const secrets = await Promise.all(Array.from({ length: 8 }, () => readOrCreateSecret(path)));

    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'data'))).toEqual(['session.key']);
    expect(await readOrCreateSecret(path)).toBe(secrets[0]);
  });

  it('a file with something else is an error that names it, and is not replaced', async () => {
    const path = join(folder, 'session.key');
    await writeFile(path, 'something else');

    await expect(readOrCreateSecret(path)).rejects.toThrow(`The file ${path} does not hold a key`);
  });
});
