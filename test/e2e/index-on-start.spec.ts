import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { CorpusFolder } from '../support/corpus-folder.js';
import { migratedDataFolder } from '../support/database-image.js';
import { EmbeddingServer } from '../support/embedding-server.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';

describe('A server whose pages changed while it was stopped', () => {
  const model = new EmbeddingServer();
  let corpus: CorpusFolder;
  let data: string;
  let server: ServerProcess | undefined;

  beforeAll(async () => {
    corpus = await CorpusFolder.with({ 'a.md': '# Fruit\n\nApples are red.\n' });
    data = await migratedDataFolder();
  });
  afterAll(async () => {
    await server?.end('SIGKILL');
    await Promise.all([model.close(), corpus.remove(), rm(data, { recursive: true, force: true })]);
  });

  it('finds the new text after a start with INDEX_ON_START=auto, and the old text after a start with never', async () => {
    const environment = {
      DATA_DIR: data,
      CONTENT_DIR: corpus.path,
      EMBEDDING_MODEL: 'scripted',
      EMBEDDING_DIMENSIONS: '4',
      OPENAI_BASE_URL: await model.start(),
      AGENT_MODEL: 'extractive',
      SHUTDOWN_GRACE: '0',
    };
    const restart = async (indexOnStart: string) => {
      await server?.end('SIGTERM');
      server = await startServerProcess({ ...environment, INDEX_ON_START: indexOnStart });
      return server;
    };
    await restart('auto');
    await corpus.write({ 'a.md': '# Fruit\n\nOranges are orange.\n' });

    const never = await restart('never');
    const withNever = await found(never);
    const auto = await restart('auto');
    while (!auto.output().includes('Updated the index')) await setTimeout(50);

    expect(withNever).toContain('Apples are red.');
    expect(withNever).not.toContain('Oranges');
    expect(never.output()).toContain('INDEX_ON_START=never');
    expect(auto.output()).toMatch(/Ready\.[^]*Updated the index: 1 pages; chunks: 0 added, 1 updated/);
    expect(await found(auto)).toContain('Oranges are orange.');
  }, 120_000);
});

async function found({ url }: ServerProcess): Promise<string> {
  const body = JSON.stringify({ queries: ['red orange fruit'] });
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${url}/rag/search`, { method: 'POST', headers, body })).text();
}
