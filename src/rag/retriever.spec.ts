import { jest } from '@jest/globals';
import { CorpusFolder } from '../../test/support/corpus-folder.js';
import { searchRoom } from '../../test/support/search-room.js';
import type { WordEmbedder } from '../../test/support/word-embedder.js';
import { LOCAL_IDENTITY } from '../auth/identity.js';
import { SEARCH_MS } from './limits.js';
import type { Retrieval } from './retrieval.js';
import type { SearchRequest } from './search-request.js';

const FILES = {
  '01-start/01-run/01-ports.md': '# Ports\n\nThe server listens on a port.\n\n## Change the port\n\nSet `PORT`.\n',
  '01-start/02-data/01-postgres.md':
    '# Postgres\n\nThe server stores threads in a database.\n\n## Timeouts\n\nA slow database ends a request.\n',
  '01-start/03-proxy/01-nginx.md':
    '# Nginx\n\nBuffering delays the stream.\n\n## Timeouts\n\nA slow proxy ends a request.\n',
};

async function indexedRoom(folder: string) {
  const room = searchRoom();
  await room.ingestion.ingest(folder);
  return room;
}

describe('Retriever', () => {
  let folder: CorpusFolder;
  let room: ReturnType<typeof searchRoom<WordEmbedder>>;

  beforeAll(async () => {
    folder = await CorpusFolder.with(FILES);
    room = searchRoom();
    await room.ingestion.ingest(folder.path);
  });
  afterAll(() => folder.remove());

  function search(query: string, members: Partial<SearchRequest> = {}): Promise<Retrieval> {
    return room.retriever.search({ queries: [query], scope: 'full', limit: 5, identity: LOCAL_IDENTITY, ...members });
  }
  const places = ({ passages }: Retrieval) => passages.map((passage) => `${passage.file} ${passage.heading}`);

  it('search finds the section of a question, with the link that opens it', async () => {
    const { passages } = await search('How do I change the port?');

    expect(passages[0]).toMatchObject({
      heading: 'Change the port',
      headingPath: ['Ports', 'Change the port'],
      sourceUrl: 'https://docs.test/start/run/ports#change-the-port',
      chapterNumber: 1,
      lessonSlug: 'ports',
      text: 'Set `PORT`.',
    });
  });

  it('search multiplies scores in the open chapter by 1.2, in the open lesson also by 1.1, and no others', async () => {
    const plain = await search('timeouts of a slow request', { limit: 20 });
    const inLesson = await search('timeouts of a slow request', {
      limit: 20,
      currentChapter: 3,
      currentLesson: 'nginx',
    });
    const inChapter = await search('timeouts of a slow request', {
      limit: 20,
      currentChapter: 2,
      currentLesson: 'nginx',
    });

    const scoreIn = (retrieval: Retrieval, id: string) =>
      retrieval.passages.find((passage) => passage.id === id)!.score;
    for (const { id, score, chapterNumber } of plain.passages) {
      expect(scoreIn(inLesson, id) / score).toBeCloseTo(chapterNumber === 3 ? 1.2 * 1.1 : 1, 12);
      expect(scoreIn(inChapter, id) / score).toBeCloseTo(chapterNumber === 2 ? 1.2 : 1, 12);
    }
  });

  it('search ranks passages of the open chapter first for an ambiguous question', async () => {
    const [first] = places(await search('timeouts of a slow request', { currentChapter: 2 }));
    const [other] = places(await search('timeouts of a slow request', { currentChapter: 3 }));

    expect([first, other]).toEqual([
      '01-start/02-data/01-postgres.md Timeouts',
      '01-start/03-proxy/01-nginx.md Timeouts',
    ]);
  });

  it('search boosts passages of the open chapter before it applies the limit', async () => {
    const all = places(await search('timeouts', { limit: 20 }));
    const second = all.find((place) => place.endsWith('Timeouts') && place !== all[0])!;

    const [found] = places(await search('timeouts', { limit: 1, currentChapter: second.includes('nginx') ? 3 : 2 }));

    expect(found).toBe(second);
  });

  it('search with scope current_chapter or current_page finds only passages of this chapter or page', async () => {
    const chapter = await search('server port', { scope: 'current_chapter', currentChapter: 2 });
    const page = await search('port', { scope: 'current_page', currentChapter: 3, currentLesson: 'nginx' });

    expect(new Set(chapter.passages.map((passage) => passage.chapterNumber))).toEqual(new Set([2]));
    expect(new Set(page.passages.map((passage) => passage.file))).toEqual(new Set(['01-start/03-proxy/01-nginx.md']));
  });

  it('search embeds all phrasings in one call and combines their results', async () => {
    const calls = room.embedder.calls.length;

    const found = places(await search('', { queries: ['change the port', 'stream buffering'], limit: 2 }));

    expect(room.embedder.calls.length - calls).toBe(1);
    expect(found.toSorted()).toEqual([
      '01-start/01-run/01-ports.md Change the port',
      '01-start/03-proxy/01-nginx.md Nginx',
    ]);
  });

  it('search reports whether the corpus covers a question', async () => {
    const covered = await search('How do I change the port?');
    const uncovered = await search('How do I bake sourdough bread?');

    expect(covered.covered).toBe(true);
    expect(uncovered.covered).toBe(false);
    expect(uncovered.confidence).toBeLessThan(covered.confidence);
  });

  it('search ends after its time with search_timeout when the store does not answer', async () => {
    jest.useFakeTimers();
    const { index, retriever } = await indexedRoom(folder.path);
    jest.spyOn(index, 'search').mockReturnValue(new Promise(() => undefined));
    const request = { queries: ['port'], scope: 'full', limit: 5, identity: LOCAL_IDENTITY } as const;
    const searching = retriever.search(request).catch((error: unknown) => error);

    await jest.advanceTimersByTimeAsync(SEARCH_MS);

    expect(await searching).toMatchObject({ code: 'search_timeout', kind: 'timeout' });
    jest.useRealTimers();
  });

  it.each(['embedder', 'index'] as const)('search that is aborted ends while it waits for the %s', async (part) => {
    const { index, embedder, retriever } = await indexedRoom(folder.path);
    const begun = new Promise<AbortSignal | undefined>((resolve) => {
      const hang = (signal?: AbortSignal) => (resolve(signal), new Promise<never>(() => undefined));
      if (part === 'index') jest.spyOn(index, 'search').mockImplementation((_b, _s, _f, signal) => hang(signal));
      else jest.spyOn(embedder, 'embed').mockImplementation((_texts, signal) => hang(signal));
    });
    const leaving = new AbortController();
    const request = { queries: ['port'], scope: 'full', limit: 5, identity: LOCAL_IDENTITY } as const;
    const searching = retriever.search({ ...request, signal: leaving.signal }).catch((error: unknown) => error);
    const passedOn = await begun;

    leaving.abort('left');

    expect(await searching).toBe('left');
    expect(passedOn!.reason).toBe('left');
  });

  it('search rejects with index_empty while nothing is indexed', async () => {
    const empty = searchRoom();

    const searching = empty.retriever.search({ queries: ['x'], scope: 'full', limit: 5, identity: LOCAL_IDENTITY });

    await expect(searching).rejects.toMatchObject({ code: 'index_empty', kind: 'unavailable' });
  });
});
