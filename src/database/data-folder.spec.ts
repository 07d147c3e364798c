import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeDataFolder } from './data-folder.js';

describe('takeDataFolder', () => {
  let folder: string;
  const heldBy = async (holder: object) => {
    await mkdir(join(folder, 'in-use.lock'));
    await writeFile(join(folder, 'in-use.json'), JSON.stringify(holder));
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'data-folder-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('takeDataFolder creates the folder and removes its files when it is released', async () => {
    const inner = join(folder, 'made', 'here');

    const release = await takeDataFolder(inner);
    await release();

    expect(await readdir(inner)).toEqual([]);
  });

  it('takeDataFolder takes a folder again after it was released', async () => {
    await (await takeDataFolder(folder))();

    await (await takeDataFolder(folder))();

    expect(await readdir(folder)).toEqual([]);
  });

  it('takeDataFolder rejects a folder that a running process holds, and names that process', async () => {
    await heldBy({ pid: process.ppid, host: hostname() });

    await expect(takeDataFolder(folder)).rejects.toMatchObject({
      code: 'data_folder_in_use',
      message: expect.stringMatching(new RegExp(`${folder} is in use by process ${process.ppid} .*DATA_DIR`)),
    });
  });

  it('takeDataFolder respects the old lock of a running process that is too busy to renew it', async () => {
    await heldBy({ pid: process.ppid, host: hostname() });
    const aMinuteAgo = new Date(new Date().getTime() - 60_000);
    await utimes(join(folder, 'in-use.lock'), aMinuteAgo, aMinuteAgo);

    await expect(takeDataFolder(folder)).rejects.toMatchObject({ code: 'data_folder_in_use' });
  });

  it('takeDataFolder takes over the folder of a killed process at once', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    await heldBy({ pid, host: hostname() });
    const before = performance.now();

    const release = await takeDataFolder(folder);

    // Less than the 6 seconds after which the lock of a dead process would be taken anyway.
    expect(performance.now() - before).toBeLessThan(5_500);
    await release();
  });

  it.each([
    ['another host', { pid: 1, host: 'another-host' }],
    ['the same process id, as in a restarted container', { pid: process.pid, host: hostname() }],
    ['an unreadable holder', {}],
  ])('takeDataFolder takes over a stale lock from %s', async (_who, holder) => {
    await heldBy(holder);
    const longAgo = new Date('2020-01-01');
    await utimes(join(folder, 'in-use.lock'), longAgo, longAgo);

    const release = await takeDataFolder(folder);

    await release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('takeDataFolder succeeds for exactly one of several concurrent calls', async () => {
    const attempts = await Promise.allSettled([1, 2, 3].map(() => takeDataFolder(folder)));

    const won = attempts.filter((attempt) => attempt.status === 'fulfilled');
    expect(won).toHaveLength(1);
    await won[0]!.value();
  });

  it('takeDataFolder reports a folder that cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');

    await expect(takeDataFolder(join(file, 'below'))).rejects.toMatchObject({
      code: 'data_folder_not_writable',
      message: expect.stringMatching(/(ENOTDIR|EEXIST).*DATA_DIR/),
    });
  });
});
