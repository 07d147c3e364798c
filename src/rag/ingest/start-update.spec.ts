import { jest } from '@jest/globals';
import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import { searchRoom } from '../../../test/support/search-room.js';
import { WordEmbedder } from '../../../test/support/word-embedder.js';
import { LOCAL_IDENTITY } from '../../auth/identity.js';
import { UnavailableError } from '../../common/errors/unavailable.error.js';
import { MemoryIndex, MemoryIndexStore } from '../indexes/memory.index.js';

const READER = { scope: 'full', limit: 5, identity: LOCAL_IDENTITY } as const;

describe('StartUpdate', () => {
  let folder: CorpusFolder;

  beforeEach(async () => void (folder = await CorpusFolder.with({ 'a.md': '# Fruit\n\nApples are red.\n' })));
  afterEach(() => folder.remove());

  type Room = ReturnType<typeof searchRoom<WordEmbedder>>;
  const roomOn = (index: MemoryIndex, options: { indexOnStart?: 'never'; embedder?: WordEmbedder } = {}) =>
    searchRoom({ index, contentDir: folder.path, ...options });
  /** Starts a server. @returns what it logged until its update has ended. */
  async function started({ startUpdate }: Room, warnings: string[] = []): Promise<string[]> {
    const lines: string[] = [];
    const begin = await startUpdate.prepare((line, level) => {
      lines.push(line);
      if (level === 'warn') warnings.push(line);
    });
    lines.push('Ready.');
    begin();
    await startUpdate.settled;
    return lines;
  }
  const texts = async ({ retriever }: Room) =>
    (await retriever.search({ ...READER, queries: ['apples oranges'] })).passages.map(({ text }) => text).join('\n');

  it('StartUpdate indexes changed files after the server is ready', async () => {
    const index = new MemoryIndex();
    await started(roomOn(index));
    await folder.write({ 'a.md': '# Fruit\n\nOranges are orange.\n' });
    const next = roomOn(index);

    const lines = await started(next);

    expect(lines).toEqual([
      'Ready.',
      expect.stringMatching(
        /^Updated the index: 1 pages; chunks: 0 added, 1 updated.*; pages with new or changed text: 1\.$/,
      ),
    ]);
    expect(await texts(next)).toContain('Oranges');
  });

  it('StartUpdate lets searches use the old state until the update is complete', async () => {
    const index = new MemoryIndex();
    await started(roomOn(index));
    await folder.write({ 'a.md': '# Fruit\n\nOranges are orange.\n' });
    const next = roomOn(index);
    const embed = next.embedder.embed.bind(next.embedder);
    let meanwhile = '';
    jest.spyOn(next.embedder, 'embed').mockImplementationOnce(async (batch) => {
      meanwhile = await texts(next);
      return embed(batch);
    });

    await started(next);

    expect(meanwhile).toContain('Apples');
    expect(await texts(next)).toContain('Oranges');
  });

  it('StartUpdate embeds nothing and logs nothing when no file changed', async () => {
    const index = new MemoryIndex();
    await started(roomOn(index));
    const next = roomOn(index);

    expect(await started(next)).toEqual(['Ready.']);
    expect(next.embedder.embedded).toBe(0);
  });

  it('StartUpdate reads the pages only once when the index was empty', async () => {
    const room = roomOn(new MemoryIndex());
    const ingest = jest.spyOn(room.ingestion, 'ingest');

    await started(room);

    expect(ingest).toHaveBeenCalledTimes(1);
  });

  it('StartUpdate with INDEX_ON_START=never indexes neither an empty index nor a changed file', async () => {
    const index = new MemoryIndex();
    const empty = roomOn(index, { indexOnStart: 'never' });
    const first = await started(empty);
    const isEmpty = (await index.serving()) === undefined;
    await started(roomOn(index));
    await folder.write({ 'a.md': '# Fruit\n\nOranges are orange.\n' });
    const next = roomOn(index, { indexOnStart: 'never' });

    const second = await started(next);

    expect(isEmpty).toBe(true);
    expect(first).toEqual([expect.stringContaining('npm run ingest'), 'Ready.']);
    expect(second).toEqual(first);
    expect(await texts(next)).toContain('Apples');
  });

  it('StartUpdate keeps the index when CONTENT_DIR names another folder, and says so once with the command', async () => {
    const index = new MemoryIndex();
    await started(roomOn(index));
    const other = await CorpusFolder.with({ 'b.md': '# Tools\n\nHammers are heavy.\n' });
    const warnings: string[] = [];

    const next = searchRoom({ index, contentDir: other.path });
    await started(next, warnings);
    const embedded = next.embedder.embedded;
    const never = searchRoom({ index, contentDir: other.path, indexOnStart: 'never' });
    await started(never, warnings);

    await other.remove();
    expect(await texts(next)).toContain('Apples');
    expect(warnings).toEqual([
      expect.stringMatching(/^Searches use the old index\..*`npm run ingest -- --force .*`\.$/),
      expect.stringMatching(/^The index was made of .*`npm run ingest -- --force`\.$/),
    ]);
    expect(embedded).toBe(0);
  });

  it('StartUpdate leaves the work to another process that is indexing, and says so in one line', async () => {
    const store = new MemoryIndexStore();
    await started(roomOn(new MemoryIndex(store)));
    await folder.write({ 'a.md': '# Fruit\n\nOranges are orange.\n' });
    const next = roomOn(new MemoryIndex(store));

    const lines = await new MemoryIndex(store).exclusively(() => started(next));

    expect(lines).toEqual(['Ready.', 'Another process is updating the index, so this server does not.']);
    expect(next.embedder.embedded).toBe(0);
  });

  it('StartUpdate logs a fault with its remedy, and searches still find the old state', async () => {
    const index = new MemoryIndex();
    await started(roomOn(index));
    await folder.write({ 'a.md': '# Fruit\n\nOranges are orange.\n' });
    const next = roomOn(index);
    jest.spyOn(next.embedder, 'embed').mockRejectedValueOnce(new UnavailableError('embedding_unavailable'));

    const warnings: string[] = [];
    const lines = await started(next, warnings);

    expect(lines).toEqual(['Ready.', ...warnings]);
    expect(warnings).toEqual([expect.stringMatching(/^The index was not updated: .* POST \/rag\/index\.$/)]);
    expect(await texts(next)).toContain('Apples');
  });

  it('StartUpdate leaves an index of another embedding model to InitialIndex, so that it is built again only once', async () => {
    const index = new MemoryIndex();
    await started(roomOn(index));
    const other = roomOn(index, { embedder: new WordEmbedder('words-2') });

    await started(other);
    await other.initialIndex.settled;

    expect(other.embedder.embedded).toBe(1);
    expect(await index.serving()).toMatchObject({ model: 'words-2' });
  });

  it('StartUpdate ends without a line when the server shuts down, and the next start completes the update', async () => {
    const index = new MemoryIndex();
    await started(roomOn(index));
    await folder.write({ 'a.md': '# Fruit\n\nOranges are orange.\n' });
    const stopped = roomOn(index);
    jest.spyOn(stopped.embedder, 'embed').mockImplementation(async (_texts, signal) => {
      stopped.startUpdate.onModuleDestroy();
      signal?.throwIfAborted();
      throw new Error('The update was not stopped.');
    });

    expect(await started(stopped)).toEqual(['Ready.']);

    const next = roomOn(index);
    await started(next);
    expect(await texts(next)).toContain('Oranges');
  });
});
