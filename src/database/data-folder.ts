import { readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { type LockOptions, lock } from 'proper-lockfile';
import { makeFolder } from '../common/make-folder.js';
import { faultCode } from './database-faults.js';
import { DatabaseStartError } from './database-start.error.js';

/** A lock that its holder has not touched for so long is taken over, in milliseconds. */
const STALE_AFTER = 6_000;
/** A process that lives may be busy: building an index keeps it from touching anything. After this its id is another's. */
const STALE_AFTER_ALIVE = 120_000;
const TOUCH_EVERY = 2_000;
const WAIT_FOR_STALE = { retries: 15, factor: 1, minTimeout: 500, maxTimeout: 500 };
const PATIENCE = {
  alive: { stale: STALE_AFTER_ALIVE, retries: 0 },
  dead: { stale: STALE_AFTER, retries: 0 },
  unknown: { stale: STALE_AFTER, retries: WAIT_FOR_STALE },
};

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
  await requireWritable(folder);
  // Whoever judges a holder and acts on it must be alone with it.
  const leaveDoor = await enter(folder, 'door', { stale: STALE_AFTER, retries: WAIT_FOR_STALE });
  try {
    const holder = await readHolder(folder);
    const state = stateOf(holder, folder);
    if (state === 'dead') await rmdir(join(folder, 'in-use.lock')).catch(ignoreMissing);
    const release = await enter(folder, 'in-use', PATIENCE[state]);
    heldHere.add(folder);
    await writeFile(join(folder, HOLDER), JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder));
    return () => giveBack(folder, release);
  } finally {
    await leaveDoor();
  }
}

const HOLDER = 'in-use.json';
const heldHere = new Set<string>();

async function giveBack(folder: string, release: () => Promise<void>): Promise<void> {
  await rm(join(folder, HOLDER), { force: true });
  await release();
  heldHere.delete(folder);
}

function stateOf(holder: Holder | undefined, folder: string): keyof typeof PATIENCE {
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
      `The data folder ${folder} cannot be written (${faultCode(error) ?? 'unknown'}). Set DATA_DIR to a folder that this user may write.`,
      error,
    );
  }
}

async function enter(folder: string, name: string, patience: LockOptions): Promise<() => Promise<void>> {
  const logger = new Logger('DataFolder');
  try {
    return await lock(join(folder, name), {
      ...patience,
      realpath: false,
      update: TOUCH_EVERY,
      onCompromised: (error) => logger.error(`The lock of ${folder} was lost: ${error.message}`),
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
