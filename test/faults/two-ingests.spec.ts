import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CorpusFolder } from '../support/corpus-folder.js';
import { EmbeddingServer } from '../support/embedding-server.js';
import { QdrantServer } from '../support/qdrant-server.js';
import { runCommand } from '../support/server-process.js';

const PAGES = Object.fromEntries(
  Array.from({ length: 40 }, (_, number) => [`${number}.md`, `# Page ${number}\n\nApples ${number}.\n`]),
);

describe('Two commands `npm run ingest` at the same moment', () => {
  const qdrant = new QdrantServer();
  const model = new EmbeddingServer();
  let corpus: CorpusFolder;
  let folders: string[];
  let environment: Record<string, string>;

  beforeAll(async () => {
    corpus = await CorpusFolder.with(PAGES);
    folders = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'two-ingests-'))));
    environment = {
      QDRANT_URL: await qdrant.start(),
      SITE_BASE_URL: '/',
      EMBEDDING_DIMENSIONS: '4',
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: await model.start(),
    };
  });
  afterAll(async () => {
    await Promise.all([qdrant.close(), model.close(), corpus.remove()]);
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  });

  it('build the index of a new model in Qdrant once, and both exit with 0', async () => {
    const withModel = (name: string, folder = folders[0]!) => ({
      ...environment,
      EMBEDDING_MODEL: name,
      DATA_DIR: folder,
    });
    expect(await runCommand(['ingest', corpus.path], withModel('old-model'))).toMatchObject({ code: 0 });
    const before = model.bodies.length;

    const both = await Promise.all(
      folders.map((folder) => runCommand(['ingest', corpus.path], withModel('new-model', folder))),
    );

    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ output }) => output).join('')).toContain('0 added, 0 updated, 0 removed, 40 unchanged');
    expect(model.bodies.slice(before).flatMap(({ input }) => input)).toHaveLength(40);
    for (const name of ['old-model', 'new-model']) {
      const { code, output } = await runCommand(['search', 'apples'], withModel(name));
      expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('Apples') });
    }
  }, 300_000);
});
