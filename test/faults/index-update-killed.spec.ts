import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { CorpusFolder } from '../support/corpus-folder.js';
import { migratedDataFolder } from '../support/database-image.js';
import { describeWithService } from '../support/describe-with-service.js';
import { EmbeddingServer } from '../support/embedding-server.js';
import { runCommand, startCommand } from '../support/server-process.js';
import { createTestDatabase, runOnce } from '../support/test-database.js';

const PAGES = 100;
const BATCH = 32;
const pages = (text: string) =>
  Object.fromEntries(Array.from({ length: PAGES }, (_, number) => [`${number}.md`, `# Page ${number}\n\n${text}.\n`]));

interface Store {
  /** The variables of an empty store. */
  variables(): Record<string, string>;
  /** Ends the lease of a killed writer, as 30 seconds would. @returns 1 if there was one. Missing if one process writes the store. */
  endLease?(): Promise<number>;
}

/** `npm run ingest` in a process that is killed while its model does not answer. */
function killedUpdateSpecs(store: Store): void {
  let model: EmbeddingServer;
  let corpus: CorpusFolder;
  let data: string;
  let environment: Record<string, string>;

  beforeEach(async () => {
    model = new EmbeddingServer();
    corpus = await CorpusFolder.with(pages('Apples'));
    data = await migratedDataFolder();
    const embedding = {
      EMBEDDING_MODEL: 'text-embedding-3-small',
      EMBEDDING_DIMENSIONS: '4',
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: await model.start(),
    };
    environment = { DATA_DIR: data, SITE_BASE_URL: '/', ...embedding, ...store.variables() };
  });
  afterEach(async () => {
    await model.close();
    await corpus.remove();
    await rm(data, { recursive: true, force: true });
  });

  const ingest = () => runCommand(['ingest', corpus.path], environment);
  const found = async (word: string) => (await runCommand(['search', word], environment)).output;

  it('a killed ingest leaves the old index in use, and the next ingest continues after the last stored batch', async () => {
    expect(await ingest()).toMatchObject({ code: 0 });
    await corpus.write(pages('Oranges'));
    model.silentFrom = model.bodies.length + 2;
    const killed = startCommand(['ingest', corpus.path], environment);
    await model.silence;
    const ended = once(killed, 'exit');
    killed.kill('SIGKILL');
    await ended;
    const before = model.bodies.length;
    model.silentFrom = Infinity;
    const whileHalf = await found('apples oranges');
    if (store.endLease) expect(await store.endLease()).toBe(1);

    const next = await ingest();

    expect(whileHalf).toContain('Apples');
    expect(whileHalf).not.toContain('Oranges');
    expect(next).toMatchObject({ code: 0, output: expect.stringContaining('0 removed') });
    // The third batch is requested after one of the first two is stored.
    expect(
      model.bodies
        .slice(before)
        .flatMap(({ input }) => input)
        .filter((text) => text.includes('Oranges')).length,
    ).toBeLessThanOrEqual(PAGES - BATCH);
    const after = await found('apples oranges');
    expect(after).toContain('Oranges');
    expect(after).not.toContain('Apples');
  }, 300_000);

  if (store.endLease) {
    it('a second ingest exits with 1 while the first is running, and one that waits takes over from a killed one', async () => {
      model.silentFrom = 0;
      const first = startCommand(['ingest', corpus.path], environment);
      await model.silence;

      const second = await runCommand(['ingest', '--wait', '0', corpus.path], environment);

      expect(second).toMatchObject({
        code: 1,
        output: expect.stringContaining('Another process is building the index'),
      });
      const ended = once(first, 'exit');
      first.kill('SIGKILL');
      await ended;
      model.silentFrom = Infinity;
      const waiting = startCommand(['ingest', corpus.path], environment);
      const done = once(waiting, 'exit');
      await once(waiting.stdout!.setEncoding('utf8'), 'data').then(([line]) => expect(line).toContain('Waiting up to'));
      expect(await store.endLease?.()).toBe(1);
      waiting.stdout!.resume();
      expect(await done).toEqual([0, null]);
    }, 300_000);
  }
}

describe('A killed update of the embedded index', () => {
  killedUpdateSpecs({ variables: () => ({}) });
});

describeWithService('A killed update of an index in Postgres', 'TEST_PGVECTOR_URL', (url) => {
  let database: { readonly url: string; drop(): Promise<void> };
  beforeAll(async () => void (database = await createTestDatabase(url)));
  afterAll(() => database.drop());

  killedUpdateSpecs({
    variables: () => ({ DATABASE_URL: database.url, VECTOR_STORE: 'pgvector' }),
    endLease: async () => {
      const ended = 'UPDATE rag_writer SET until = clock_timestamp() WHERE until > clock_timestamp() RETURNING owner';
      return (await runOnce(database.url, ended)).length;
    },
  });
});
