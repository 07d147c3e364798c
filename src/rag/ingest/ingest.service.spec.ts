import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import { searchRoom } from '../../../test/support/search-room.js';
import { WordEmbedder } from '../../../test/support/word-embedder.js';
import { LOCAL_IDENTITY } from '../../auth/identity.js';
import type { Retriever } from '../retriever.js';

const PORTS = '# Ports\n\nThe server listens on a port.\n';
const LOGS = '# Logs\n\nEvery request is logged.\n';
const manyPages = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, number) => [`${number}.md`, `# Page ${number}\n\nText ${number}.\n`]),
  );

async function headings(retriever: Retriever, query: string): Promise<string[]> {
  const request = { queries: [query], scope: 'full' as const, limit: 20, identity: LOCAL_IDENTITY };
  return (await retriever.search(request)).passages.map((passage) => passage.heading);
}

describe('IngestService', () => {
  let folder: CorpusFolder;

  beforeEach(async () => {
    folder = await CorpusFolder.with({ '01-a/01-ports.md': PORTS, '01-a/02-logs.md': LOGS });
  });
  afterEach(() => folder.remove());

  it('ingest indexes a folder and returns a summary', async () => {
    const { ingestion, retriever, index } = searchRoom();

    const summary = await ingestion.ingest(folder.path);

    expect(summary).toMatchObject({ pages: 2, added: 2, updated: 0, removed: 0, unchanged: 0, problems: [] });
    expect(summary.tokens).toBeGreaterThan(0);
    expect(await headings(retriever, 'port')).toContain('Ports');
    expect(await index.serving()).toMatchObject({ pages: 2, chunks: 2, model: 'words-1', dimensions: 64 });
  });

  it('ingest refuses a folder that has almost nothing of the indexed one, unless it is forced', async () => {
    const { ingestion, embedder, retriever } = searchRoom();
    await ingestion.ingest(folder.path);
    const before = embedder.embedded;
    const other = await CorpusFolder.with({ 'x.md': '# Other\n\nSomething else.\n' });

    await expect(ingestion.ingest(other.path)).rejects.toMatchObject({ code: 'content_differs' });
    await expect(ingestion.ingest(other.path, { rebuild: true })).rejects.toMatchObject({ code: 'content_differs' });
    expect(embedder.embedded).toBe(before);
    expect(await headings(retriever, 'port')).toContain('Ports');

    expect(await ingestion.ingest(other.path, { force: true })).toMatchObject({ added: 1, removed: 2 });
    await other.remove();
  });

  it('ingest accepts another folder with the same pages, and any change of the same folder', async () => {
    const { ingestion } = searchRoom();
    await ingestion.ingest(folder.path);
    const moved = await CorpusFolder.with({ '01-a/01-ports.md': PORTS, 'new.md': '# New\n\nText.\n' });

    expect(await ingestion.ingest(moved.path)).toMatchObject({ added: 1, unchanged: 1, removed: 1 });
    await moved.write({ '01-a/01-ports.md': '# Sockets\n\nText.\n', 'new.md': '# Newer\n\nText.\n' });
    expect(await ingestion.ingest(moved.path)).toMatchObject({ added: 2, removed: 2 });
    await moved.remove();
  });

  it('ingest embeds nothing when no page changed', async () => {
    const { ingestion, embedder } = searchRoom();
    await ingestion.ingest(folder.path);
    const before = embedder.calls.length;

    const summary = await ingestion.ingest(folder.path);

    expect(embedder.calls.length).toBe(before);
    expect(summary).toMatchObject({ added: 0, updated: 0, removed: 0, unchanged: 2, tokens: 0 });
  });

  it('ingest checks a hundred unchanged pages in 5 s without embedding or publishing', async () => {
    const { ingestion, embedder, index } = searchRoom();
    const paragraph = 'A server listens on a port, and every request is logged. '.repeat(40);
    await folder.write(
      Object.fromEntries(
        Array.from({ length: 98 }, (_, number) => [
          `p/${number}.md`,
          `# Page ${number}\n\n## A\n\n${paragraph}\n\n## B\n\n${paragraph}`,
        ]),
      ),
    );
    await ingestion.ingest(folder.path);
    const [calls, revision] = [embedder.calls.length, (await index.serving())!.revision];
    const start = process.cpuUsage();

    const summary = await ingestion.ingest(folder.path);

    // Usually less than a second of processor time, which other processes do not change, in microseconds.
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
    expect(summary).toMatchObject({ pages: 100, added: 0, updated: 0, removed: 0, tokens: 0 });
    expect(embedder.calls.length).toBe(calls);
    expect((await index.serving())!.revision).toBe(revision);
  });

  it('ingest embeds only changed chunks and removes those of deleted pages', async () => {
    const { ingestion, embedder, retriever } = searchRoom();
    await folder.write({ '01-a/03-tls.md': '# Encryption\n\nCertificates.\n' });
    await ingestion.ingest(folder.path);
    await folder.write({ '01-a/02-logs.md': '# Logs\n\nWritten to standard output.\n' });
    await folder.delete('01-a/03-tls.md');
    const before = embedder.embedded;

    const summary = await ingestion.ingest(folder.path);

    expect(summary).toMatchObject({ added: 0, updated: 1, removed: 1, unchanged: 1 });
    expect(embedder.embedded - before).toBe(1);
    expect(await headings(retriever, 'certificates')).not.toContain('Encryption');
  });

  it('ingest updates access rights without embedding again', async () => {
    const { ingestion, embedder, retriever } = searchRoom();
    await ingestion.ingest(folder.path);
    await folder.write({ '01-a/02-logs.md': `---\nacl: ['user:ada']\n---\n${LOGS}` });
    const before = embedder.embedded;

    const summary = await ingestion.ingest(folder.path);

    expect(summary).toMatchObject({ updated: 1, unchanged: 1, tokens: 0 });
    expect(embedder.embedded).toBe(before);
    expect(await headings(retriever, 'logged')).toEqual(['Ports']);
  });

  it('ingest reports invalid files and indexes the others', async () => {
    await folder.write({ 'broken.md': '---\na: [\n---\nText' });

    const summary = await searchRoom().ingestion.ingest(folder.path);

    expect(summary.problems).toEqual([{ path: 'broken.md', reason: expect.stringContaining('YAML') }]);
    expect(summary.pages).toBe(2);
  });

  it('keeps the old index serving when building a new one fails, and the next ingest continues', async () => {
    const { ingestion, index, retriever } = searchRoom();
    await ingestion.ingest(folder.path);
    const next = searchRoom({ index, embedder: new WordEmbedder('words-2') });
    await folder.write(manyPages(100));
    next.embedder.failsFrom = 2;
    await expect(next.ingestion.ingest(folder.path)).rejects.toMatchObject({ code: 'embedding_unavailable' });
    const afterFailure = await headings(retriever, 'port');
    const embeddedBefore = next.embedder.embedded;
    next.embedder.failsFrom = Infinity;

    await next.ingestion.ingest(folder.path);

    expect(afterFailure).toContain('Ports');
    expect(embeddedBefore).toBeGreaterThan(0);
    expect(next.embedder.embedded).toBe(102);
    expect(await index.serving()).toMatchObject({ model: 'words-2', chunks: 102 });
  });

  it('ingest continues a failed update of the same recipe', async () => {
    const { ingestion, embedder, index } = searchRoom();
    await ingestion.ingest(folder.path);
    await folder.write(manyPages(100));
    embedder.failsFrom = embedder.calls.length + 2;
    await expect(ingestion.ingest(folder.path)).rejects.toMatchObject({ code: 'embedding_unavailable' });
    embedder.failsFrom = Infinity;

    await ingestion.ingest(folder.path);

    expect(embedder.embedded).toBe(102);
    expect(await index.serving()).toMatchObject({ chunks: 102, pages: 102 });
  });

  it('ingest reports its progress in ascending order up to the end', async () => {
    const seen: number[] = [];
    await folder.write(manyPages(98));

    await searchRoom().ingestion.ingest(folder.path, { onProgress: ({ done, total }) => seen.push(done / total) });

    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual(seen.toSorted((left, right) => left - right));
    expect(seen.at(-1)).toBe(1);
  });

  it('rejects a second ingest with index_building while one is running', async () => {
    const { ingestion } = searchRoom();
    const first = ingestion.ingest(folder.path);

    await expect(ingestion.ingest(folder.path)).rejects.toMatchObject({ code: 'index_building' });
    expect(ingestion.building).toBe(true);
    await first;
    expect(ingestion.building).toBe(false);
  });
});
