import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';

const UNFINISHED = '.unfinished-';
const logger = new Logger('EmbeddedDatabase');

/**
 * Creates an embedded Postgres in a folder that does not exist yet: under another name, and the folder gets its name when it
 * is complete. When this fails, nothing is created; whoever opens the database creates it then, and reports the fault.
 *
 * @param creator the built `pglite.creator.js`
 * @param prepared a folder with an empty database, which is copied if it exists: creating one takes ten times as long
 */
export async function createPGlite(creator: URL, dataDir: string, prepared?: string): Promise<void> {
  await removeUnfinished(dataDir);
  const unfinished = `${dataDir}${UNFINISHED}${process.pid}`;
  try {
    if (!(prepared && (await isCopied(prepared, unfinished)))) await createInProcess(creator, unfinished);
    await rename(unfinished, dataDir);
  } catch (error) {
    logger.debug(`No process of its own could create the database. ${String(error)}`);
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function isCopied(prepared: string, folder: string): Promise<boolean> {
  try {
    await cp(prepared, folder, { recursive: true });
    return true;
  } catch (error) {
    logger.debug(`The prepared database was not copied. ${String(error)}`);
    await rm(folder, { recursive: true, force: true });
    return false;
  }
}

/** This takes 700 MB, of which a process keeps most: so a process of its own does it. */
async function createInProcess(creator: URL, folder: string): Promise<void> {
  const child = fork(fileURLToPath(creator), [folder], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The process ended with code ${code}.`);
}

/** Removes what starts that were killed have left. */
async function removeUnfinished(dataDir: string): Promise<void> {
  const folder = dirname(dataDir);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(basename(dataDir) + UNFINISHED)) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
