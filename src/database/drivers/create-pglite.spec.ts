import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createPGlite } from './create-pglite.js';

/** Writes one file into the folder of its argument, and ends with a code. */
const creator = (code: number) =>
  `const fs = require('node:fs'); fs.mkdirSync(process.argv[2]);
   fs.writeFileSync(process.argv[2] + '/PG_VERSION', '18'); process.exit(${code});`;

describe('createPGlite', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'create-pglite-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function create(code: number, prepared?: string): Promise<string[]> {
    const file = join(folder, 'creator.cjs');
    await writeFile(file, creator(code));
    await createPGlite(pathToFileURL(file), join(folder, 'pglite'), prepared && join(folder, prepared));
    await rm(file);
    return (await readdir(folder, { recursive: true })).toSorted();
  }

  it('gives the folder its name when the process has created all of it', async () => {
    expect(await create(0)).toEqual(['pglite', 'pglite/PG_VERSION']);
  });

  it('leaves nothing when the process fails, so that the database is created where it is opened', async () => {
    expect(await create(1)).toEqual([]);
  });

  it('removes what a start that was killed has left, and no other folder', async () => {
    await mkdir(join(folder, 'pglite.unfinished-1', 'base'), { recursive: true });
    await mkdir(join(folder, 'attachments'));

    expect(await create(0)).toEqual(['attachments', 'pglite', 'pglite/PG_VERSION']);
  });

  it('copies the prepared database without a process, and starts the process when there is none', async () => {
    await mkdir(join(folder, 'prepared', 'base'), { recursive: true });

    expect(await create(1, 'prepared')).toEqual(['pglite', 'pglite/base', 'prepared', 'prepared/base']);
    await rm(join(folder, 'pglite'), { recursive: true });
    expect(await create(0, 'missing')).toEqual(['pglite', 'pglite/PG_VERSION', 'prepared', 'prepared/base']);
  });
});
