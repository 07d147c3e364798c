import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import { searchRoom } from '../../../test/support/search-room.js';
import { MemoryIndex, MemoryIndexStore } from '../indexes/memory.index.js';
import { readIngestWords, runIngest } from './ingest.command.js';

const PAGES = Object.fromEntries(
  Array.from({ length: 100 }, (_, number) => [`${number}.md`, `# Page ${number}\n\nText ${number}.\n`]),
);
const TWENTY_MEGABYTES = 'word '.repeat(4 * 1024 * 1024);

describe('npm run ingest', () => {
  let folder: CorpusFolder;

  beforeEach(async () => void (folder = await CorpusFolder.with(PAGES)));
  afterEach(() => folder.remove());

  async function ingested(room = searchRoom(), isTTY = false): Promise<{ code: number; text: string }> {
    let text = '';
    const code = await runIngest(
      room.ingestion,
      { directory: folder.path, waitSeconds: 2 },
      { isTTY, write: (part) => (text += part) },
    );
    return { code, text };
  }

  it('npm run ingest writes plain lines and a summary when the output is not a terminal', async () => {
    const { code, text } = await ingested();

    expect(code).toBe(0);
    expect(text).not.toContain('\r');
    expect(text).toMatch(/Indexed 64 of 100 sections\.\n/);
    expect(text).toMatch(
      /100 pages; chunks: 100 added, 0 updated, 0 removed, 0 unchanged; \d+ tokens embedded; \d+\.\d s\n$/,
    );
  });

  it('npm run ingest draws one progress bar on a terminal', async () => {
    const { text } = await ingested(searchRoom(), true);

    expect(text).toMatch(/\r\[#{30}\] 100\/100 sections\n100 pages/);
  });

  it('npm run ingest names skipped files with reasons, indexes the others and exits with 2', async () => {
    await folder.write({ 'huge.md': TWENTY_MEGABYTES, 'broken.md': '---\na: [\n---\n' });

    const { code, text } = await ingested();

    expect(code).toBe(2);
    expect(text).toMatch(/Skipped huge\.md: 20\.0 MB, the limit for a page is 1 MB\./);
    expect(text).toMatch(/Skipped broken\.md: front matter is not valid YAML: [^\n]+ in line 2\.\n/);
    expect(text).toMatch(/100 pages; chunks: 100 added/);
  });

  it('npm run ingest does not call the embedding model when nothing changed', async () => {
    const room = searchRoom();
    await ingested(room);
    const calls = room.embedder.calls.length;

    const { text } = await ingested(room);

    expect(room.embedder.calls.length).toBe(calls);
    expect(text).toMatch(/0 added, 0 updated, 0 removed, 100 unchanged; 0 tokens/);
  });

  it('npm run ingest waits while another process builds the index, and says so once', async () => {
    const room = searchRoom();
    const store = new MemoryIndexStore();
    const other = new MemoryIndex(store);
    const waiting = searchRoom({ index: new MemoryIndex(store), embedder: room.embedder });
    const building = other.exclusively(() => setTimeout(1_200));

    const { code, text } = await ingested(waiting);

    await building;
    expect(code).toBe(0);
    expect(text.match(/Another process is building the index\. Waiting up to 2 s/g)).toHaveLength(1);
    expect(text).toMatch(/chunks: 100 added/);
  });

  it('npm run ingest ends with index_building when the other process is not finished in time', async () => {
    const store = new MemoryIndexStore();
    const finished = new AbortController();
    const building = new MemoryIndex(store).exclusively(() => once(finished.signal, 'abort'));
    const request = { directory: folder.path, waitSeconds: 0 };
    const { ingestion } = searchRoom({ index: new MemoryIndex(store) });

    await expect(runIngest(ingestion, request, { write: () => undefined })).rejects.toMatchObject({
      code: 'index_building',
    });
    finished.abort();
    await building;
  });

  it.each([
    [[], { directory: 'docs', rebuild: false, allowEmpty: false, waitSeconds: 60 }],
    [['--rebuild', 'other'], { directory: 'other', rebuild: true, allowEmpty: false, waitSeconds: 60 }],
    [['--wait', '5', 'other'], { directory: 'other', rebuild: false, allowEmpty: false, waitSeconds: 5 }],
    [['--wait=0', '--allow-empty'], { directory: 'docs', rebuild: false, allowEmpty: true, waitSeconds: 0 }],
    [['a', 'b'], undefined],
    [['--wait', 'long'], undefined],
    [['--fast'], undefined],
  ])('readIngestWords reads %j', (words, request) => {
    expect(readIngestWords(words, 'docs')).toEqual(request);
  });
});
