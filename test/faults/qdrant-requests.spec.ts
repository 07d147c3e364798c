import { LOCAL_IDENTITY } from '../../src/auth/identity.js';
import { QdrantIndex } from '../../src/rag/indexes/qdrant/qdrant.index.js';
import { CorpusFolder } from '../support/corpus-folder.js';
import { QdrantServer } from '../support/qdrant-server.js';
import { searchRoom } from '../support/search-room.js';

const SEARCHES = { '01-a/01-ports.md': '# Ports\n\nThe server listens on a port.\n' };

describe('The requests of a search to Qdrant', () => {
  const qdrant = new QdrantServer();
  let folder: CorpusFolder;
  let url: string;

  beforeAll(async () => {
    url = await qdrant.start();
    folder = await CorpusFolder.with(SEARCHES);
  });
  afterAll(async () => {
    await qdrant.close();
    await folder.remove();
  });

  /** The services of another process. */
  const aProcess = () => searchRoom({ index: new QdrantIndex({ url, collection: 'handbook' }) });

  async function texts({ retriever }: ReturnType<typeof aProcess>, query = 'port'): Promise<string[]> {
    const request = { queries: [query], scope: 'full', limit: 5, identity: LOCAL_IDENTITY } as const;
    return (await retriever.search(request)).passages.map(({ text }) => text);
  }

  /** What the work sends, without the name of the build. */
  async function requestsOf(work: () => Promise<unknown>): Promise<string[]> {
    const before = qdrant.requests.length;
    await work();
    return qdrant.requests.slice(before).map((request) => request.replace(/[0-9a-f]{32}/, 'build'));
  }

  const SEARCH = 'POST /collections/handbook-build/points/query/batch';
  const OPENING = [
    'GET /aliases',
    'POST /collections/handbook-builds/points',
    'POST /collections/handbook-builds/points/scroll',
  ];

  it('a search is one request, and the first search of a process reads the record and the lexicon before it', async () => {
    const writer = aProcess();
    await writer.index.prepare();
    await writer.ingestion.ingest(folder.path);
    const reader = aProcess();

    expect((await requestsOf(() => texts(reader))).toSorted()).toEqual([...OPENING, SEARCH].toSorted());
    expect(await requestsOf(() => texts(reader))).toEqual([SEARCH]);
    expect(await requestsOf(() => Promise.all([texts(reader), texts(reader, 'server')]))).toEqual([SEARCH, SEARCH]);
  });

  it('searches that begin at the same time read the record once', async () => {
    const reader = aProcess();

    const requests = await requestsOf(() => Promise.all(Array.from({ length: 20 }, () => texts(reader))));

    expect(requests).toHaveLength(OPENING.length + 20);
  });

  it('the next search finds what another process published, and only that search sends more requests', async () => {
    const [writer, reader] = [aProcess(), aProcess()];
    await texts(reader);
    await folder.write({ '01-a/01-ports.md': '# Ports\n\nThe server listens on another port.\n' });
    await writer.ingestion.ingest(folder.path);
    let found: string[] = [];

    const requests = await requestsOf(async () => void (found = await texts(reader)));

    expect(found).toEqual(['The server listens on another port.']);
    expect(requests.toSorted()).toEqual([...OPENING, SEARCH, SEARCH].toSorted());
    expect(await requestsOf(() => texts(reader))).toEqual([SEARCH]);
  });
});
