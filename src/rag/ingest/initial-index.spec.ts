import { jest } from '@jest/globals';
import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import { summaryOf } from '../../../test/support/index-builders.js';
import { searchRoom } from '../../../test/support/search-room.js';
import { WordEmbedder } from '../../../test/support/word-embedder.js';
import { LOCAL_IDENTITY } from '../../auth/identity.js';
import { AppError } from '../../common/errors/app-error.js';
import { UnavailableError } from '../../common/errors/unavailable.error.js';
import { MemoryIndex, MemoryIndexStore } from '../indexes/memory.index.js';
import type { Retriever } from '../retriever.js';

const PORTS = '# Ports\n\nThe server listens on a port.\n';
const LOGS = '# Logs\n\nEvery request is logged.\n';
async function headings(retriever: Retriever, query: string): Promise<string[]> {
  const request = { queries: [query], scope: 'full' as const, limit: 20, identity: LOCAL_IDENTITY };
  return (await retriever.search(request)).passages.map((passage) => passage.heading);
}

describe('InitialIndex', () => {
  let folder: CorpusFolder;

  beforeEach(async () => {
    folder = await CorpusFolder.with({ 'a.md': PORTS, 'bad.md': '---\na: [\n---\n' });
  });
  afterEach(() => folder.remove());

  it('InitialIndex indexes the content folder when nothing is indexed, and reports it', async () => {
    const { initialIndex, index } = searchRoom({ contentDir: folder.path });
    const lines: string[] = [];

    await initialIndex.ensure((line) => lines.push(line));

    expect(await index.serving()).toMatchObject({ pages: 1 });
    expect(lines.join('\n')).toMatch(/Indexed 1 of 1/);
    expect(lines.join('\n')).toMatch(/Skipped bad\.md/);
  });

  it('InitialIndex ends without an error when the server shuts down, and the next start completes the index', async () => {
    const stopped = searchRoom({ contentDir: folder.path });
    const ensuring = stopped.initialIndex.ensure(() => undefined);
    stopped.initialIndex.onModuleDestroy();
    await ensuring;
    expect(await stopped.index.serving()).toBeUndefined();
    const next = searchRoom({ index: stopped.index, contentDir: folder.path });
    await next.initialIndex.ensure(() => undefined);
    expect(await next.index.serving()).toMatchObject({ pages: 1 });
  });

  it('InitialIndex does not index again when an index exists', async () => {
    const { initialIndex, embedder } = searchRoom({ contentDir: folder.path });
    await initialIndex.ensure(() => undefined);
    await folder.write({ 'a.md': LOGS });
    const before = embedder.embedded;

    await initialIndex.ensure(() => undefined);

    expect(embedder.embedded).toBe(before);
  });

  it('InitialIndex builds an index of another model again in the background, and searches find by words meanwhile', async () => {
    const { initialIndex, index } = searchRoom({ contentDir: folder.path });
    await initialIndex.ensure(() => undefined);
    const other = searchRoom({ index, embedder: new WordEmbedder('words-2', 32), contentDir: folder.path });
    const lines: string[] = [];

    await other.initialIndex.ensure((line) => lines.push(line));
    const before = { lines: [...lines], found: await headings(other.retriever, 'port') };
    await other.initialIndex.settled;

    expect(before).toEqual({ lines: [], found: ['Ports'] });
    expect(lines).toContainEqual(
      expect.stringMatching(/^The search index was built with words-1 .* set to words-2 .* It is built again/),
    );
    expect(await headings(other.retriever, 'port')).toEqual(['Ports']);
    expect(await index.serving(other.serving.recipe)).toMatchObject({ model: 'words-2', dimensions: 32 });
  });

  it('InitialIndex builds an index of an older chunker again, and searches answer index_mismatch until it is complete', async () => {
    const { initialIndex, index, serving, retriever } = searchRoom({ contentDir: folder.path });
    await index.exclusively(async () => {
      const build = await index.stage({ ...serving.recipe, chunkerVersion: '0' });
      await index.publish(build, summaryOf());
    });

    await initialIndex.ensure(() => undefined);
    const meanwhile = await headings(retriever, 'port').catch((error: { code?: string }) => error.code);
    await initialIndex.settled;

    expect(meanwhile).toBe('index_mismatch');
    expect(await headings(retriever, 'port')).toEqual(['Ports']);
  });

  it.each(['database_unavailable', 'index_unavailable', 'embedding_unavailable'] as const)(
    'InitialIndex reports %s, lets the server start and tries again until the index is complete',
    async (code) => {
      const index = new MemoryIndex();
      const { initialIndex, retriever } = searchRoom({ index, contentDir: folder.path });
      const fault = new UnavailableError(code, undefined, new Error('GET http://qdrant:6333/ failed (ECONNREFUSED)'));
      const upsert = jest.spyOn(index, 'upsert').mockRejectedValueOnce(fault);
      const lines: string[] = [];
      const warnings: string[] = [];

      await initialIndex.ensure((line, level) => (level === 'warn' ? warnings : lines).push(line));
      const meanwhile = await headings(retriever, 'port').catch((error: { code?: string }) => error.code);
      await initialIndex.settled;

      expect(meanwhile).toBe('index_empty');
      expect(upsert.mock.calls.length).toBeGreaterThan(1);
      expect(warnings).toContainEqual(
        expect.stringMatching(
          /^The index cannot be used yet; the server tries again\. .*http:\/\/qdrant:6333\/ failed/,
        ),
      );
      expect(await headings(retriever, 'port')).toContain('Ports');
    },
  );

  it('InitialIndex warns when an index that is built in the background cannot be built', async () => {
    const { initialIndex, index } = searchRoom({ contentDir: folder.path });
    await initialIndex.ensure(() => undefined);
    const other = searchRoom({ index, embedder: new WordEmbedder('words-2', 32), contentDir: folder.path });
    const fault = new AppError({ code: 'embedding_dimensions', message: 'Set EMBEDDING_DIMENSIONS=8.' });
    jest.spyOn(other.embedder, 'embed').mockRejectedValue(fault);
    const warnings: string[] = [];

    await other.initialIndex.ensure((line, level) => level === 'warn' && warnings.push(line));
    await other.initialIndex.settled;

    expect(warnings).toEqual(['The index was not built: Set EMBEDDING_DIMENSIONS=8.']);
  });

  it('InitialIndex rejects a fault that does not pass', async () => {
    const index = new MemoryIndex();
    const { initialIndex } = searchRoom({ index, contentDir: folder.path });
    jest.spyOn(index, 'upsert').mockRejectedValue(new AppError({ code: 'index_refused' }));

    await expect(initialIndex.ensure(() => undefined)).rejects.toMatchObject({ code: 'index_refused' });
  });

  it('InitialIndex waits for another process that builds the index, and does not build it again', async () => {
    const store = new MemoryIndexStore();
    const first = searchRoom({ index: new MemoryIndex(store) });
    const second = searchRoom({ index: new MemoryIndex(store), contentDir: folder.path });
    const slow = first.embedder;
    jest.spyOn(slow, 'embed').mockImplementationOnce(async (texts) => {
      await second.initialIndex.ensure((line) => lines.push(line));
      return slow.embed(texts);
    });
    const lines: string[] = [];

    await first.ingestion.ingest(folder.path);
    await second.initialIndex.settled;

    expect(second.embedder.embedded).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^Nothing is indexed yet/),
      'Another process is building the index. This server searches it as soon as it is complete.',
      'The index is complete: 1 pages, 1 chunks.',
    ]);
    expect(await headings(second.retriever, 'port')).toContain('Ports');
  });

  it('InitialIndex stops trying when the server shuts down', async () => {
    const index = new MemoryIndex();
    const { initialIndex } = searchRoom({ index, contentDir: folder.path });
    const upsert = jest.spyOn(index, 'upsert').mockRejectedValue(new UnavailableError('index_unavailable'));
    const lines: string[] = [];
    await initialIndex.ensure((line) => lines.push(line));

    initialIndex.onModuleDestroy();
    await initialIndex.settled;

    expect(upsert).toHaveBeenCalledTimes(1);
    expect(lines).toHaveLength(2);
  });

  it('InitialIndex does not fail without a content folder and reports that CONTENT_DIR must be set', async () => {
    const { initialIndex } = searchRoom({ contentDir: '/nowhere/at/all' });
    const warnings: string[] = [];

    await initialIndex.ensure((line, level) => level === 'warn' && warnings.push(line));

    expect(warnings.join('\n')).toMatch(/CONTENT_DIR/);
  });
});
