import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';

const UNFINISHED = '.unfinished-';

/**
 * Creates an embedded Postgres in a folder that does not exist yet. This takes 700 MB, of which a process keeps most: so a
 * process of its own does it, under another name, and the folder gets its name when it is complete. When that process fails,
 * nothing is created; whoever opens the database creates it then, and reports the fault.
 *
 * @param creator the built `pglite.creator.js`
 */
export async function createPGlite(creator: URL, dataDir: string): Promise<void> {
  await removeUnfinished(dataDir);
  const unfinished = `${dataDir}${UNFINISHED}${process.pid}`;
  try {
    const child = fork(fileURLToPath(creator), [unfinished], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`The process ended with code ${code}.`);
    await rename(unfinished, dataDir);
  } catch (error) {
    new Logger('EmbeddedDatabase').debug(`No process of its own could create the database. ${String(error)}`);
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Removes what starts that were killed have left. */
async function removeUnfinished(dataDir: string): Promise<void> {
  const folder = dirname(dataDir);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(basename(dataDir) + UNFINISHED)) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
