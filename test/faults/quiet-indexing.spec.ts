import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { CorpusFolder } from '../support/corpus-folder.js';
import { migratedDataFolder } from '../support/database-image.js';
import { EmbeddingServer } from '../support/embedding-server.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';

const ADMIN_KEY = 'correct-horse-battery-staple';

/** Pages with five sections each. */
function pages(count: number, wordsInSection: number): Record<string, string> {
  const section = (page: number, number: number) =>
    `## Part ${number} of ${page}\n\n${`Node ${page} sends *topic ${number}* to \`port\`. `.repeat(wordsInSection / 7)}\n`;
  const page = (number: number) =>
    `# Page ${number}\n\n${[1, 2, 3, 4, 5].map((part) => section(number, part)).join('\n')}`;
  return Object.fromEntries(Array.from({ length: count }, (_, number) => [`${number}.md`, page(number)]));
}

/**
 * Indexing while the server answers. The watchdog of the suite fails a test in which the event loop of the server took no turn for
 * 200 ms although it was working.
 */
describe('A server that indexes many pages', () => {
  let model: EmbeddingServer;
  let corpus: CorpusFolder;
  let data: string;
  let remote: Record<string, string>;
  let server: ServerProcess | undefined;

  beforeEach(async () => {
    model = new EmbeddingServer();
    model.dimensions = 64;
    remote = { EMBEDDING_MODEL: 'scripted', EMBEDDING_DIMENSIONS: '64', OPENAI_BASE_URL: await model.start() };
    corpus = await CorpusFolder.with({ 'first.md': '# First\n\nOne page.' });
    data = await migratedDataFolder();
  });
  afterEach(async () => {
    await server?.end('SIGKILL');
    server = undefined;
    await model.close();
    await corpus.remove();
    await rm(data, { recursive: true, force: true });
  });

  async function start(embeddings: Record<string, string>): Promise<ServerProcess> {
    const environment = { DATA_DIR: data, CONTENT_DIR: corpus.path, ADMIN_KEY, AGENT_MODEL: 'extractive' };
    server = await startServerProcess({ ...environment, ...embeddings });
    return server;
  }

  const index = (url: string) =>
    fetch(`${url}/rag/index`, { method: 'POST', headers: { authorization: `Bearer ${ADMIN_KEY}` } });

  /** Asks for `path` again and again until `work` is complete. @returns how many answers had each status. */
  async function askUntil(work: Promise<unknown>, url: string): Promise<Record<number, number>> {
    const statuses: Record<number, number> = {};
    const isDone = { value: false };
    const end = () => (isDone.value = true);
    work.then(end, end);
    while (!isDone.value) {
      const { status } = await fetch(url);
      statuses[status] = (statuses[status] ?? 0) + 1;
      await setTimeout(10);
    }
    return statuses;
  }

  it('a server that indexes 1,000 sections with a remote model answers health checks and pages meanwhile', async () => {
    const { url } = await start(remote);
    await corpus.write(pages(200, 140));

    const indexing = index(url);
    const [live, home] = await Promise.all([askUntil(indexing, `${url}/health/live`), askUntil(indexing, `${url}/0`)]);

    expect(await (await indexing).json()).toMatchObject({ files: 201 });
    expect(Object.keys(live)).toEqual(['200']);
    expect(home[200]).toBeGreaterThan(0);
  }, 180_000);

  it('a server that indexes pages with the bundled encoder answers health checks and searches meanwhile', async () => {
    const { url } = await start({ EMBEDDING_MODEL: 'local' });
    await corpus.write(pages(8, 140));

    const indexing = index(url);
    const live = askUntil(indexing, `${url}/health/live`);
    const search = await fetch(`${url}/rag/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ queries: ['one page'], scope: 'full' }),
    });

    expect(await (await indexing).json()).toMatchObject({ files: 9 });
    expect(search.status).toBe(200);
    expect(Object.keys(await live)).toEqual(['200']);
  }, 180_000);

  it('a server that gets SIGTERM while it indexes ends its threads and exits with 0', async () => {
    const { url, end } = await start(remote);
    await corpus.write(pages(400, 140));
    model.silentFrom = model.bodies.length + 1;
    const indexing = index(url).catch(() => undefined);
    await model.silence;

    expect(await end('SIGTERM')).toBe(0);
    server = undefined;
    expect((await indexing)?.status ?? 503).toBe(503);
  }, 180_000);
});
