import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IN_MEMORY } from '../../src/config/env.schema.js';
import { withDatabaseFaults } from '../../src/database/database-faults.js';
import { EmbeddedPostgres } from '../../src/database/drivers/pglite.driver.js';
import { embeddedPostgresContract } from '../contract/embedded-postgres.contract.js';
import { BUILT_WORKER, migratedDataFolder, migratedPostgres } from '../support/database-image.js';

/** Says that it is open, and ends its thread at the first statement. */
const CRASHING = new URL('../support/crashing-database.mjs', import.meta.url);

const connect = async (embedded: EmbeddedPostgres) => new DataSource(await embedded.options()).initialize();

describe('The embedded database in the thread of its callers', () => {
  embeddedPostgresContract(() => migratedPostgres());
});

describe('The embedded database in a worker thread', () => {
  embeddedPostgresContract(() => migratedPostgres(BUILT_WORKER));

  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'embedded-database-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('leaves the event loop free while it executes a long statement', async () => {
    const embedded = await migratedPostgres(BUILT_WORKER);
    const database = await connect(embedded);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const statement = database.query('SELECT count(*) FROM generate_series(1, 2000000)');
    let turnsBefore: number | undefined;
    setImmediate(() => (turnsBefore = turns));
    await statement;
    clearInterval(timer);
    await database.destroy();
    await embedded.close();

    expect(turns - turnsBefore!).toBeGreaterThan(20);
  });

  it('keeps what was stored when it is closed, and releases the data folder', async () => {
    await rm(folder, { recursive: true });
    folder = await migratedDataFolder();
    const first = new EmbeddedPostgres(folder, undefined, BUILT_WORKER);
    const before = await connect(first);
    await before.query("CREATE TABLE notes AS SELECT 'kept' AS text");
    await expect(new EmbeddedPostgres(folder, undefined, BUILT_WORKER).options()).rejects.toMatchObject({
      code: 'data_folder_in_use',
    });
    await before.destroy();
    await first.close();
    expect(await readdir(folder)).toEqual(['pglite']);

    const second = new EmbeddedPostgres(folder, undefined, BUILT_WORKER);
    const after = await connect(second);
    expect(await after.query('SELECT text FROM notes')).toEqual([{ text: 'kept' }]);
    await after.destroy();
    await second.close();
  });

  it('reports a data folder that it cannot open, and releases it', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    await writeFile(join(folder, 'pglite'), 'not a folder');
    const embedded = new EmbeddedPostgres(folder, undefined, BUILT_WORKER);

    await expect(embedded.options()).rejects.toMatchObject({ code: 'embedded_database_damaged' });
    expect(await readdir(folder)).toEqual(['pglite']);
    expect(logged).not.toHaveBeenCalled();
    logged.mockRestore();
  });

  it('when its thread crashes, every statement is rejected as unavailable, one line is logged, the owner is told once, and close ends', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    const onCrash = jest.fn();
    const embedded = new EmbeddedPostgres(IN_MEMORY, undefined, CRASHING, onCrash);
    const database = new DataSource(await embedded.options());
    const statement = () => withDatabaseFaults(() => database.query('SELECT 1'));

    await expect(withDatabaseFaults(() => database.initialize())).rejects.toMatchObject({
      code: 'database_unavailable',
    });
    await expect(statement()).rejects.toMatchObject({ code: 'database_unavailable' });
    await embedded.close();

    expect(onCrash).toHaveBeenCalledTimes(1);
    const lines = logged.mock.calls.map(([line]) => String(line));
    logged.mockRestore();
    expect(lines).toEqual([
      expect.stringMatching(/^The embedded database stopped: the thread ended with code 1\. Restart the server/),
    ]);
  });
});
