import { DataSource } from 'typeorm';
import { withDatabaseFaults } from '../../src/database/database-faults.js';
import type { EmbeddedPostgres } from '../../src/database/drivers/pglite.driver.js';
import { SHARED_BUFFERS_MB } from '../../src/database/limits.js';

/** What the embedded database promises, in the thread of its callers and in a thread of its own. */
export function embeddedPostgresContract(create: () => Promise<EmbeddedPostgres>): void {
  let embedded: EmbeddedPostgres;
  let database: DataSource;

  beforeAll(async () => {
    embedded = await create();
    database = await new DataSource(await embedded.options()).initialize();
    await database.query('CREATE TABLE notes (id integer PRIMARY KEY, text text NOT NULL)');
  });
  afterAll(async () => {
    await database.destroy();
    await embedded.close();
  });
  beforeEach(() => database.query('DELETE FROM notes'));

  const texts = async () =>
    (await database.query<{ text: string }[]>('SELECT text FROM notes ORDER BY id')).map(({ text }) => text);

  it('returns rows, numbers of changed rows and large values of a statement with parameters', async () => {
    const large = '🤖 "x"\n'.repeat(200_000);
    await database.query('INSERT INTO notes VALUES ($1, $2), ($3, $4)', [1, large, 2, 'second']);

    expect(await texts()).toEqual([large, 'second']);
    expect(await database.query('DELETE FROM notes WHERE id = $1', [2])).toEqual([[], 1]);
  });

  it('keeps few pages in memory, also in a data folder whose settings say more', async () => {
    expect(await database.query('SHOW shared_buffers')).toEqual([{ shared_buffers: `${SHARED_BUFFERS_MB}MB` }]);
  });

  it('reports the fault of a statement with its SQLSTATE, and executes the next statement', async () => {
    await database.query("INSERT INTO notes VALUES (1, 'first')");

    await expect(database.query("INSERT INTO notes VALUES (1, 'again')")).rejects.toMatchObject({ code: '23505' });
    await expect(database.query('SELECT $1::integer', ['x'])).rejects.toMatchObject({ code: '22P02' });
    await expect(database.query('no statement')).rejects.toMatchObject({ code: '42601' });
    expect(await texts()).toEqual(['first']);
  });

  it('rolls back a transaction that fails, and keeps one that does not', async () => {
    const failing = database.transaction(async (manager) => {
      await manager.query("INSERT INTO notes VALUES (1, 'lost')");
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
    await database.transaction((manager) => manager.query("INSERT INTO notes VALUES (2, 'kept')"));

    expect(await texts()).toEqual(['kept']);
  });

  it('executes statements in the order in which they are given, also many at the same time', async () => {
    const numbers = Array.from({ length: 300 }, (_, index) => index);
    await Promise.all(numbers.map((id) => database.query('INSERT INTO notes VALUES ($1, $2)', [id, String(id)])));

    expect(await texts()).toEqual(numbers.map(String));
  });

  it('delivers notifications to a client that listens', async () => {
    const runner = database.createQueryRunner();
    const client = (await runner.connect()) as {
      on(event: string, listener: (message: { payload: string }) => void): void;
    };
    const received: string[] = [];
    client.on('notification', ({ payload }) => received.push(payload));
    await runner.query('LISTEN changes');
    await runner.query("NOTIFY changes, 'a note'");
    await runner.query('UNLISTEN changes');
    await runner.release();

    expect(received).toEqual(['a note']);
  });

  it('compares vectors', async () => {
    await database.query('CREATE EXTENSION IF NOT EXISTS vector');

    const [row] = await database.query<{ distance: number }[]>(
      "SELECT '[1,0]'::vector <=> '[0,1]'::vector AS distance",
    );

    expect(row).toEqual({ distance: 1 });
  });

  it('serves another data source after the first one is closed, and reports a closed database as unavailable', async () => {
    const other = await create();
    const first = await new DataSource(await other.options()).initialize();
    await first.destroy();
    const second = await new DataSource(await other.options()).initialize();
    expect(await second.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await other.close();

    await expect(withDatabaseFaults(() => second.query('SELECT 1'))).rejects.toMatchObject({
      code: 'database_unavailable',
    });
  });
}
