import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import { searchRoom } from '../../../test/support/search-room.js';
import { runIngest } from './ingest.command.js';

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
    const code = await runIngest(room.ingestion, folder.path, { isTTY, write: (part) => (text += part) });
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
    expect(text).toMatch(/Skipped huge\.md: 20\.0 MB, the limit for a page is 5 MB\./);
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
});
