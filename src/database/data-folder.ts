import { readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { type LockOptions, lock } from 'proper-lockfile';
import { makeFolder } from '../common/make-folder.js';
import { faultCode } from './database-faults.js';
import { DatabaseStartError } from './database-start.error.js';
import { LOCK_LIVING_HOLDER_MS, LOCK_RENEWAL_MS, LOCK_RETRY_MS, LOCK_STALE_MS, LOCK_WAIT_MS } from './limits.js';

const WAIT_FOR_STALE = {
  retries: Math.ceil(LOCK_WAIT_MS / LOCK_RETRY_MS),
  factor: 1,
  minTimeout: LOCK_RETRY_MS,
  maxTimeout: LOCK_RETRY_MS,
};
/** How long to wait for a lock, by the state of the process that holds it. */
const WAIT_BY_STATE = {
  alive: { stale: LOCK_LIVING_HOLDER_MS, retries: 0 },
  dead: { stale: LOCK_STALE_MS, retries: 0 },
  unknown: { stale: LOCK_STALE_MS, retries: WAIT_FOR_STALE },
};

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Creates the folder and locks it for this process, because two processes would destroy an embedded database. If the
 * process that holds the lock was killed, its missing process id shows this at once. If the id proves nothing (another host,
 * or a restarted container in which this process has the same id), the lock becomes stale after some seconds.
 *
 * @returns a function that releases the folder.
 */
export async function takeDataFolder(folder: string): Promise<() => Promise<void>> {
  await requireWritable(folder);
  // This second lock lets only one process at a time examine the holder and remove or take its lock.
  const releaseDoor = await acquireLock(folder, 'door', { stale: LOCK_STALE_MS, retries: WAIT_FOR_STALE });
  try {
    const holder = await readHolder(folder);
    const state = stateOf(holder, folder);
    if (state === 'dead') await rmdir(join(folder, 'in-use.lock')).catch(ignoreMissing);
    const release = await acquireLock(folder, 'in-use', WAIT_BY_STATE[state]);
    heldHere.add(folder);
    await writeFile(join(folder, HOLDER), JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder));
    return () => releaseFolder(folder, release);
  } finally {
    await releaseDoor();
  }
}

const HOLDER = 'in-use.json';
const heldHere = new Set<string>();

async function releaseFolder(folder: string, release: () => Promise<void>): Promise<void> {
  await rm(join(folder, HOLDER), { force: true });
  await release();
  heldHere.delete(folder);
}

function stateOf(holder: Holder | undefined, folder: string): keyof typeof WAIT_BY_STATE {
  if (heldHere.has(folder)) return 'alive';
  if (holder?.host !== hostname() || holder.pid === process.pid) return 'unknown';
  return isAlive(holder.pid) ? 'alive' : 'dead';
}

async function requireWritable(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await writeFile(join(folder, '.writable'), '');
    await rm(join(folder, '.writable'), { force: true });
  } catch (error) {
    throw new DatabaseStartError(
      'data_folder_not_writable',
      `The server cannot write to the data folder ${folder} (${faultCode(error) ?? 'unknown'}). Set DATA_DIR to a folder that this user may write to.`,
      error,
    );
  }
}

async function acquireLock(folder: string, name: string, wait: LockOptions): Promise<() => Promise<void>> {
  const logger = new Logger('DataFolder');
  try {
    return await lock(join(folder, name), {
      ...wait,
      realpath: false,
      update: LOCK_RENEWAL_MS,
      onCompromised: (error) => logger.error(`The lock of the data folder ${folder} was lost: ${error.message}`),
    });
  } catch (error) {
    if (faultCode(error) !== 'ELOCKED') throw error;
    const holder = await readHolder(folder);
    throw new DatabaseStartError(
      'data_folder_in_use',
      `The data folder ${folder} is in use${holder ? ` by process ${holder.pid} on ${holder.host}` : ''}. ` +
        'Stop that process, or set DATA_DIR to another folder, or share one Postgres with DATABASE_URL and VECTOR_STORE=pgvector.',
      error,
    );
  }
}

/** Undefined when the file is missing or unreadable: the age of the lock decides then. */
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
