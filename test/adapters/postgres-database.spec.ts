import { DataSource } from 'typeorm';
import { IN_MEMORY } from '../../src/config/env.schema.js';
import { applyMigrations, openIndexDatabase, prepareDatabase } from '../../src/database/connections.js';
import { withDatabaseFaults } from '../../src/database/database-faults.js';
import { EmbeddedPostgres } from '../../src/database/drivers/pglite.driver.js';
import { postgresOptions } from '../../src/database/drivers/postgres.driver.js';
import { describeWithService } from '../support/describe-with-service.js';
import { createTestSchema } from '../support/test-database.js';

describeWithService('A Postgres server', 'TEST_DATABASE_URL', (server) => {
  const embedded = new EmbeddedPostgres(IN_MEMORY);
  let schema: Awaited<ReturnType<typeof createTestSchema>>;

  beforeAll(async () => void (schema = await createTestSchema(server)));
  afterAll(async () => {
    await embedded.close();
    await schema.drop();
  });

  const changed = (change: (url: URL) => void) => {
    const url = new URL(server);
    change(url);
    return { url: url.href, dataDir: IN_MEMORY };
  };

  it('applies the migrations once when several processes start at the same time', async () => {
    const settings = { url: schema.url, dataDir: IN_MEMORY };

    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(settings, embedded)));

    expect(applied.map(({ length }) => length > 0).sort()).toEqual([false, false, true]);
    expect(await applyMigrations(settings, embedded)).toEqual([]);
  });

  it.each([
    ['database_login_refused', changed((url) => (url.password = 'wrong-secret'))],
    ['database_missing', changed((url) => (url.pathname = '/no_such_database'))],
    ['database_tls', changed((url) => url.searchParams.set('sslmode', 'verify-full'))],
    ['database_unreachable', changed((url) => (url.port = '1'))],
  ])('reports %s in one line without the password', async (code, settings) => {
    const failure = prepareDatabase(settings, embedded);

    await expect(failure).rejects.toMatchObject({ code, message: expect.stringMatching(/^.*DATABASE_URL.*$/) });
    await expect(failure).rejects.not.toThrow(new URL(settings.url).password);
  });

  it('opens new connections after the server terminated all connections', async () => {
    const dataSource = await new DataSource({ ...postgresOptions(server), applicationName: 'cut-me' }).initialize();
    const ask = () => withDatabaseFaults(() => dataSource.query('SELECT 1 AS answer'));
    await Promise.all([ask(), ask(), ask()]);

    const killer = ask().then(() =>
      dataSource.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut-me'`),
    );
    await expect(withDatabaseFaults(() => killer)).rejects.toMatchObject({ code: 'database_unavailable' });

    // The pool may hand out the terminated connection once more before it notices the end.
    await ask().catch(() => undefined);
    expect(await Promise.all([ask(), ask()])).toEqual([[{ answer: 1 }], [{ answer: 1 }]]);
    await dataSource.destroy();
  });

  it('throws database_unavailable for a statement that exceeds statement_timeout', async () => {
    const options = postgresOptions(server);
    const extra = { ...options.extra, statement_timeout: 50 };
    const dataSource = await new DataSource({ ...options, extra }).initialize();

    await expect(withDatabaseFaults(() => dataSource.query('SELECT pg_sleep(5)'))).rejects.toMatchObject({
      code: 'database_unavailable',
    });

    await dataSource.destroy();
  });

  it('opens the embedded database for the index unless another store is set', async () => {
    const settings = { url: server, dataDir: IN_MEMORY };
    const main = await new DataSource(postgresOptions(server)).initialize();

    const own = await openIndexDatabase('embedded', main, settings, embedded);
    const shared = await openIndexDatabase('pgvector', main, settings, embedded);

    expect(await own?.query(`SELECT name FROM pg_available_extensions WHERE name = 'vector'`)).toHaveLength(1);
    expect(shared?.options).toMatchObject({ url: server });
    expect(await openIndexDatabase('qdrant', main, settings, embedded)).toBeUndefined();
    for (const source of [own, shared, main]) await source?.destroy();
  });
});
