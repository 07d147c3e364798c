import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { jest } from '@jest/globals';
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
      /100 pages; chunks: 100 added, 0 updated, 0 removed, 0 unchanged; \d+ tokens embedded; read as plain; \d+\.\d s\n$/,
    );
  });

  it('npm run ingest draws one progress bar on a terminal', async () => {
    const { text } = await ingested(searchRoom(), true);

    expect(text).toMatch(/\r\[#{30}\] 100\/100 sections, \d+ a second[^\n]*\n100 pages/);
  });

  it('npm run ingest names skipped files with reasons, indexes the others and exits with 2', async () => {
    await folder.write({ 'huge.md': TWENTY_MEGABYTES, 'broken.md': '---\na: [\n---\n' });

    const { code, text } = await ingested();

    expect(code).toBe(2);
    expect(text).toMatch(/Skipped huge\.md: 20\.0 MB, the limit for a page is 1 MB\./);
    expect(text).toMatch(/Skipped broken\.md: front matter is not valid YAML: [^\n]+ in line 2\.\n/);
    expect(text).toMatch(/100 pages; chunks: 100 added/);
  });

  it('npm run ingest names pages that are not published and endings that are not read, and exits with 0', async () => {
    const drafts = Array.from({ length: 22 }, (_, number) => [`draft-${number}.md`, '---\ndraft: true\n---\n# A\n']);
    await folder.write({ ...Object.fromEntries(drafts), 'a.docx': 'x', 'b.docx': 'x', 'c.tex': 'x', 'd.png': 'x' });

    const { code, text } = await ingested();

    expect(code).toBe(0);
    expect(text.match(/^Not published: draft-\d+\.md: draft: true\.$/gm)).toHaveLength(20);
    expect(text).toContain('\nNot published: 2 more; `npm run ingest -- --json` names them.\n');
    expect(text).toContain('\n100 pages, 22 not published; not read: 2 .docx, 1 .tex; chunks: 100 added');
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

  it('npm run ingest --json writes only JSON, one object a line, and the summary last', async () => {
    let text = '';
    const request = { directory: folder.path, waitSeconds: 0, json: true };
    await folder.write({ 'broken.md': '---\na: [\n---\n' });
    await runIngest(searchRoom().ingestion, request, { isTTY: true, write: (part) => (text += part) });
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);

    expect(events).toContainEqual({ event: 'progress', done: 100, total: 100 });
    expect(events.at(-1)).toMatchObject({
      event: 'summary',
      pages: 100,
      added: 100,
      left_out: [{ path: 'broken.md', unpublished: false }],
    });
  });

  it('npm run ingest --watch indexes what changes, one update for many changes, and ends with 0 when it is stopped', async () => {
    const room = searchRoom();
    const stopping = new AbortController();
    let text = '';
    const request = { directory: folder.path, waitSeconds: 0, watch: true, signal: stopping.signal };
    const running = runIngest(room.ingestion, request, { write: (part) => (text += part) });
    const until = async (line: RegExp) => {
      while (!line.test(text)) await setTimeout(20);
    };
    await until(/Watching /);

    await folder.write({ '1.md': '# Page 1\n\nChanged.\n', '100.md': '# Page 100\n\nNew.\n' });
    await folder.delete('2.md');
    await until(/1 added, 1 updated, 1 removed/);
    jest.spyOn(room.embedder, 'embed').mockRejectedValueOnce(new Error('The model is away.'));
    await folder.write({ '3.md': '# Page 3\n\nFirst attempt.\n' });
    await until(/The index was not updated: The model is away\./);
    await folder.write({ '3.md': '# Page 3\n\nThe second attempt.\n' });
    await until(/0 added, 1 updated, 0 removed/);
    stopping.abort();

    expect(await running).toBe(0);
    expect(text.match(/ pages; chunks/g)).toHaveLength(3);
  });

  it.each([
    [[], { directory: 'docs', rebuild: false, force: false, waitSeconds: 60, watch: false, json: false }],
    [
      ['--rebuild', 'other'],
      { directory: 'other', rebuild: true, force: false, waitSeconds: 60, watch: false, json: false },
    ],
    [
      ['--wait', '5', 'other'],
      { directory: 'other', rebuild: false, force: false, waitSeconds: 5, watch: false, json: false },
    ],
    [
      ['--wait=0', '--allow-empty'],
      { directory: 'docs', rebuild: false, force: true, waitSeconds: 0, watch: false, json: false },
    ],
    [
      ['--watch', '--json'],
      { directory: 'docs', rebuild: false, force: false, waitSeconds: 60, watch: true, json: true },
    ],
    [['a', 'b'], undefined],
    [['--wait', 'long'], undefined],
    [['--fast'], undefined],
  ])('readIngestWords reads %j', (words, request) => {
    expect(readIngestWords(words, 'docs')).toEqual(request);
  });
});
