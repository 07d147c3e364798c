import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './make-folder.js';

describe('makeFolder', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'folder-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('makeFolder creates every missing folder, also in two concurrent calls, and accepts an existing folder', async () => {
    const deep = join(root, 'a', 'b', 'c');

    await Promise.all([makeFolder(deep), makeFolder(deep)]);
    await makeFolder(deep);

    expect((await stat(deep)).isDirectory()).toBe(true);
  });

  it('makeFolder fails when a file has the name of the folder', async () => {
    await writeFile(join(root, 'file'), '');

    await expect(makeFolder(join(root, 'file', 'below'))).rejects.toThrow(
      expect.objectContaining({ code: expect.any(String) }),
    );
  });

  it('makeFolder fails and does not hang when the file system allows no new folder', async () => {
    await expect(makeFolder('/proc/nothing-can-be-made-here')).rejects.toThrow(
      expect.objectContaining({ code: expect.any(String) }),
    );
  });
});
