import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { CorpusFolder } from '../support/corpus-folder.js';
import { migratedDataFolder } from '../support/database-image.js';
import { EmbeddingServer } from '../support/embedding-server.js';
import { runCommand, type ServerProcess, startServerProcess } from '../support/server-process.js';

describe('A data folder whose index another embedding model built', () => {
  const model = new EmbeddingServer();
  let corpus: CorpusFolder;
  let data: string;
  let server: ServerProcess | undefined;

  beforeAll(async () => {
    corpus = await CorpusFolder.with({
      'fruit.md': '# Fruit\n\nApples are red.\n',
      'logs.md': '# Logs\n\nLog lines.\n',
    });
    data = await migratedDataFolder();
    const old = {
      EMBEDDING_MODEL: 'text-embedding-3-small',
      EMBEDDING_DIMENSIONS: '4',
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: await model.start(),
    };
    await runCommand(['ingest', corpus.path], { DATA_DIR: data, SITE_BASE_URL: '/', ...old });
  });
  afterAll(async () => {
    await server?.end('SIGKILL');
    await Promise.all([model.close(), corpus.remove(), rm(data, { recursive: true, force: true })]);
  });

  it('is served at once, and the index is built again in the background without a command', async () => {
    const folders = { DATA_DIR: data, SITE_BASE_URL: '/', CONTENT_DIR: corpus.path };
    server = await startServerProcess({ ...folders, EMBEDDING_MODEL: 'local', SHUTDOWN_GRACE: '0' });
    const { url } = server;
    const get = async (path: string) => {
      const response = await fetch(url + path);
      return { status: response.status, body: await response.text() };
    };
    const search = async () => {
      const body = JSON.stringify({ queries: ['apples'] });
      const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      const response = await fetch(`${url}/rag/search`, request);
      return { status: response.status, body: await response.text() };
    };

    const before = { page: await get('/fruit'), search: await search() };
    while ((await get('/health/ready')).status !== 200) await setTimeout(100);

    expect(before.page).toMatchObject({ status: 200, body: expect.stringContaining('Apples are red') });
    expect(before.search).toMatchObject({ status: 200, body: expect.stringContaining('Apples are red') });
    expect(server.output()).toMatch(/Ready\.[^]*built with text-embedding-3-small .* It is built again/);
    expect(JSON.parse((await get('/rag/index')).body)).toMatchObject({
      model: 'local/docs-1',
      dimensions: 256,
      chunks: 2,
    });
    expect((await search()).body).toContain('Apples are red');
  }, 120_000);
});
