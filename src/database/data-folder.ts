import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { lock } from 'proper-lockfile';
import { faultCode } from './database-faults.js';
import { DatabaseStartError } from './database-start.error.js';

/** A lock whose holder has not touched it for so long is taken over, whoever the holder was. */
const STALE_AFTER = 6_000;
const WAIT_FOR_STALE = { retries: 15, factor: 1, minTimeout: 500, maxTimeout: 500 };
const AT_ONCE = { retries: 0 };

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Makes the folder and takes it for this process. Two processes on one embedded database destroy it. A holder that was
 * killed is recognised by its process id at once; where ids say nothing (another host, a restarted container that has
 * the same id again) its lock goes stale within seconds.
 *
 * @returns gives the folder back.
 */
export async function takeDataFolder(folder: string): Promise<() => Promise<void>> {
  await makeFolder(folder);
  const leaveDoor = await enter(folder, 'door.lock', WAIT_FOR_STALE);
  try {
    const holder = await readHolder(folder);
    const judgeable = holder?.host === hostname() && holder.pid !== process.pid;
    if (holder && judgeable && !isAlive(holder.pid)) await rmdir(join(folder, LOCK)).catch(ignoreMissing);
    const release = await enter(folder, LOCK, judgeable || !holder ? AT_ONCE : WAIT_FOR_STALE);
    await writeFile(join(folder, HOLDER), JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder));
    return async () => {
      await rm(join(folder, HOLDER), { force: true });
      await release();
    };
  } finally {
    await leaveDoor();
  }
}

const LOCK = 'in-use.lock';
const HOLDER = 'in-use.json';

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, '.writable'), '');
    await rm(join(folder, '.writable'), { force: true });
  } catch (error) {
    throw new DatabaseStartError(
      'data_folder_not_writable',
      `The data folder ${folder} cannot be written (${faultCode(error) ?? 'unknown'}). Set DATA_DIR to a folder that this user may write.`,
      error,
    );
  }
}

async function enter(folder: string, name: string, retries: object): Promise<() => Promise<void>> {
  const logger = new Logger('DataFolder');
  try {
    return await lock(folder, {
      lockfilePath: join(folder, name),
      stale: STALE_AFTER,
      retries,
      onCompromised: (error) => logger.error(`The lock of ${folder} was lost: ${error.message}`),
    });
  } catch (error) {
    if (faultCode(error) !== 'ELOCKED') throw error;
    const holder = await readHolder(folder);
    throw new DatabaseStartError(
      'data_folder_in_use',
      `The data folder ${folder} is in use${holder ? ` by process ${holder.pid} on ${holder.host}` : ''}. ` +
        'Stop that process, or set DATA_DIR to another folder, or set DATABASE_URL to share one Postgres.',
      error,
    );
  }
}

/** Whatever cannot be read is nobody: the lock itself then decides. */
async function readHolder(folder: string): Promise<Holder | undefined> {
  try {
    const { pid, host } = JSON.parse(await readFile(join(folder, HOLDER), 'utf8')) as Partial<Holder>;
    return Number.isInteger(pid) && typeof host === 'string' ? { pid: pid!, host } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return faultCode(error) === 'EPERM';
  }
}

function ignoreMissing(error: unknown): void {
  if (faultCode(error) !== 'ENOENT') throw error;
}
