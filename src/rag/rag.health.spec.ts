import { HealthIndicatorService } from '@nestjs/terminus';
import { CorpusFolder } from '../../test/support/corpus-folder.js';
import { searchRoom } from '../../test/support/search-room.js';
import { WordEmbedder } from '../../test/support/word-embedder.js';
import { MemoryIndex, MemoryIndexStore } from './indexes/memory.index.js';
import { RagHealth } from './rag.health.js';

describe('RagHealth', () => {
  const store = new MemoryIndexStore();
  const room = searchRoom({ index: new MemoryIndex(store) });
  let folder: CorpusFolder;
  beforeAll(async () => void (folder = await CorpusFolder.with({ 'a.md': '# A\n\nText.\n' })));
  afterAll(() => folder.remove());

  const checked = async ({ index, serving, ingestion } = room) =>
    (await new RagHealth(new HealthIndicatorService(), index, serving, ingestion).check()).index;

  it('is down before the first index, and up with the number of chunks after it', async () => {
    const before = await checked();
    await room.ingestion.ingest(folder.path);

    expect(before).toMatchObject({ status: 'down', message: 'nothing is indexed' });
    expect(await checked()).toMatchObject({ status: 'up', chunks: 1, building: false });
  });

  it('is down for a server with another embedding model, and stays up for the servers of the old one', async () => {
    const other = searchRoom({ index: room.index, embedder: new WordEmbedder('words-2') });
    const before = await checked(other);
    await other.ingestion.ingest(folder.path);

    expect(before).toMatchObject({ status: 'down', message: expect.stringContaining('other settings') });
    expect([await checked(other), await checked()]).toMatchObject([{ status: 'up' }, { status: 'up' }]);
  });

  it('is down with the reason when chunks of the index were lost', async () => {
    const { id } = (await room.serving.open()).build;
    store.builds.get(id)!.published = new Map();

    expect(await checked()).toMatchObject({
      status: 'down',
      message: 'The index is incomplete: it has 0 of 1 chunks. Run `npm run ingest`.',
    });
  });
});
