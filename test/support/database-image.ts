import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { vector } from '@electric-sql/pglite-pgvector';
import { lock } from 'proper-lockfile';
import { IN_MEMORY } from '../../src/config/env.schema.js';
import { EmbeddedPostgres } from '../../src/database/drivers/pglite.driver.js';
import { migrate } from '../../src/database/migrate.js';

const FOLDER = join(tmpdir(), `chatkit-nest-tests-${userInfo().username}`);
/** Exists in projects that are built before their tests. */
export const BUILT_WORKER = new URL('../../dist-test/src/database/drivers/pglite.worker.js', import.meta.url);
const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
const WAIT_FOR_OTHER_WORKER = { retries: 600, factor: 1, minTimeout: 100, maxTimeout: 100 };

/**
 * An embedded database in memory with all migrations, loaded from a dump: initdb and the migrations take seconds.
 * @param worker `BUILT_WORKER` to run it in a thread of its own
 */
export async function migratedPostgres(worker?: URL): Promise<EmbeddedPostgres> {
  return new EmbeddedPostgres(IN_MEMORY, await migratedImage(), worker);
}

/** A new data folder with such a database, for a server in a separate process. */
export async function migratedDataFolder(): Promise<string> {
  const template = join(FOLDER, `${await versionOfMigrations()}-folder`);
  if (!existsSync(template)) await createOnce(template, createTemplate);
  const folder = await mkdtemp(join(tmpdir(), 'chatkit-data-'));
  await cp(template, folder, { recursive: true });
  return folder;
}

/** A dump of a database with all migrations. It is created once for each version of the migrations. */
async function migratedImage(): Promise<Blob> {
  const file = join(FOLDER, `${await versionOfMigrations()}.tar`);
  if (!existsSync(file)) await createOnce(file, createImageFile);
  return new Blob([await readFile(file)], { type: 'application/x-tar' });
}

/** Creates a file that other workers see only when it is complete. Workers that need it meanwhile wait. */
async function createOnce(path: string, create: (unfinished: string) => Promise<void>): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const release = await lock(FOLDER, { lockfilePath: `${path}.lock`, retries: WAIT_FOR_OTHER_WORKER });
  try {
    if (existsSync(path)) return;
    await create(`${path}.${process.pid}`);
    await rename(`${path}.${process.pid}`, path);
  } finally {
    await release();
  }
}

async function createTemplate(folder: string): Promise<void> {
  const dataDir = join(folder, 'pglite');
  await mkdir(dataDir, { recursive: true });
  await (await PGlite.create({ dataDir, extensions: { vector }, loadDataDir: await migratedImage() })).close();
}

async function createImageFile(file: string): Promise<void> {
  await writeFile(file, new Uint8Array(await (await createImage()).arrayBuffer()));
}

async function createImage(): Promise<Blob> {
  const pglite = await PGlite.create({ dataDir: IN_MEMORY, extensions: { vector } });
  const extra = { ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0 };
  await migrate({ type: 'postgres', extra, installExtensions: false });
  const image = await pglite.dumpDataDir('none');
  await pglite.close();
  return image;
}

async function versionOfMigrations(): Promise<string> {
  const hash = createHash('sha256').update(
    await readFile(createRequire(import.meta.url).resolve('@electric-sql/pglite')),
  );
  for (const file of (await readdir(MIGRATIONS)).toSorted()) hash.update(await readFile(join(MIGRATIONS, file)));
  return hash.digest('hex').slice(0, 16);
}
