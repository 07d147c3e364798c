import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { CorpusFolder } from '../support/corpus-folder.js';
import { migratedDataFolder } from '../support/database-image.js';
import { EmbeddingServer } from '../support/embedding-server.js';
import { QdrantServer } from '../support/qdrant-server.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';

const PAGES = Object.fromEntries(
  Array.from({ length: 40 }, (_, number) => [`${number}.md`, `# Page ${number}\n\nApples ${number}.\n`]),
);

describe('The first index in Qdrant', () => {
  const qdrant = new QdrantServer();
  const model = new EmbeddingServer();
  let corpus: CorpusFolder;
  let folders: string[];
  let servers: ServerProcess[] = [];
  let environment: Record<string, string>;

  beforeAll(async () => {
    corpus = await CorpusFolder.with(PAGES);
    folders = await Promise.all([1, 2].map(() => migratedDataFolder()));
    environment = {
      SITE_BASE_URL: '/',
      CONTENT_DIR: corpus.path,
      EMBEDDING_MODEL: 'text-embedding-3-small',
      EMBEDDING_DIMENSIONS: '4',
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: await model.start(),
      SHUTDOWN_GRACE: '0',
    };
  });
  afterEach(async () => {
    for (const server of servers) await server.end('SIGKILL');
    servers = [];
    await qdrant.close();
    qdrant.empty();
  });
  afterAll(async () => {
    await Promise.all([model.close(), corpus.remove()]);
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  });

  const start = async (url: string, folder: string) => {
    const server = await startServerProcess({ ...environment, QDRANT_URL: url, DATA_DIR: folder });
    servers.push(server);
    return server;
  };
  const ready = async ({ url }: ServerProcess) => (await fetch(`${url}/health/ready`)).status;
  const untilReady = async (server: ServerProcess) => {
    while ((await ready(server)) !== 200) await setTimeout(200);
  };
  const search = async ({ url }: ServerProcess) => {
    const body = JSON.stringify({ queries: ['apples'] });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/rag/search`, { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as { results?: unknown[]; code?: string } };
  };

  it('is built as soon as Qdrant is there, and until then the server tells its address and serves the rest', async () => {
    const port = await freePort();
    const server = await start(`http://user:secret@127.0.0.1:${port}`, folders[0]!);
    const before = { ready: await ready(server), search: await search(server) };

    await qdrant.start(port);
    await untilReady(server);

    expect(before).toMatchObject({ ready: 503, search: { status: 503, body: { code: 'index_unavailable' } } });
    expect(server.output()).toMatch(
      new RegExp(
        `The index cannot be used yet; the server tries again\\. .*http://127\\.0\\.0\\.1:${port}/\\S* .*ECONNREFUSED`,
      ),
    );
    expect(server.output()).not.toContain('secret');
    expect((await search(server)).body.results!.length).toBeGreaterThan(0);
  }, 300_000);

  it('is built by one of two servers that start at the same moment, and both search it', async () => {
    const url = await qdrant.start();
    qdrant.delayMs = 100;
    const before = model.bodies.length;

    const both = await Promise.all(folders.map((folder) => start(url, folder)));
    for (const server of both) await untilReady(server);
    const found = await Promise.all(both.map(search));

    expect(
      model.bodies
        .slice(before)
        .flatMap(({ input }) => input)
        .filter((text) => text.startsWith('Page')),
    ).toHaveLength(40);
    expect(found.map(({ status }) => status)).toEqual([200, 200]);
    expect(found.every(({ body }) => body.results!.length > 0)).toBe(true);
    expect(both.map((server) => server.output()).join('')).toContain('Another process is building the index');
  }, 300_000);
});

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const { port } = holder.address() as { port: number };
  await new Promise((resolve) => holder.close(resolve));
  return port;
}
