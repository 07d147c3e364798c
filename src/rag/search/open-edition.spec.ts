import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import { searchRoom } from '../../../test/support/search-room.js';
import { LOCAL_IDENTITY } from '../../auth/identity.js';
import type { SearchRequest } from '../search-request.js';

const FILES = {
  'v1.0/port.md': '# Port\n\nThe server listens on the port of the flag `--port`.\n',
  'v2.0/port.md': '# Port\n\nThe server listens on the port of the variable `PORT`.\n',
  'v2.0/proxy.md': '# Proxy\n\nThe proxy must not buffer the stream of the server.\n',
  'de/v2.0/port.md': '# Port\n\nDer Server hört auf den Port der Variable `PORT`.\n',
  'fr/v2.0/port.md': '# Port\n\nLe serveur écoute sur le port de la variable `PORT`.\n',
  'glossary.md': '# Glossary\n\nA stream is what the server sends piece by piece.\n',
};

describe('Search with an open page', () => {
  let folder: CorpusFolder;
  let room: ReturnType<typeof searchRoom>;

  beforeAll(async () => {
    folder = await CorpusFolder.with(FILES);
    room = searchRoom();
    await room.ingestion.ingest(folder.path);
  });
  afterAll(() => folder.remove());

  async function found(query: string, members: Partial<SearchRequest>): Promise<string[]> {
    const request = { queries: [query], scope: 'full', limit: 20, identity: LOCAL_IDENTITY, ...members } as const;
    const { passages } = await room.retriever.search(request);
    return passages.map(({ file }) => file);
  }

  it.each([
    ['/v1.0/port', 'v1.0/port.md'],
    ['/v2.0/port/', 'v2.0/port.md'],
    ['/de/v2.0/port', 'de/v2.0/port.md'],
    ['/fr/v2.0/port', 'fr/v2.0/port.md'],
  ])('puts the pages of its locale and version first: %s', async (currentPath, file) => {
    expect((await found('server port', { currentPath }))[0]).toBe(file);
  });

  it.each([
    ['/v1.0/changes', 'v1.0/port.md'],
    ['/de/v2.0/einstieg', 'de/v2.0/port.md'],
  ])('knows the edition by the address of a page that was not found: %s', async (currentPath, file) => {
    expect((await found('server port', { currentPath }))[0]).toBe(file);
  });

  it('leaves out the other editions of a page that was found in the open one', async () => {
    const files = await found('server port', { currentPath: '/v1.0/port' });

    expect(files).toContain('v1.0/port.md');
    expect(files.filter((file) => file.endsWith('port.md'))).toEqual(['v1.0/port.md']);
  });

  it('finds pages without a translation or version too', async () => {
    expect((await found('proxy buffer', { currentPath: '/de/v2.0/port' }))[0]).toBe('v2.0/proxy.md');
    expect((await found('stream piece', { currentPath: '/v1.0/port' }))[0]).toBe('glossary.md');
  });

  it('answers a question in another language from pages of that language', async () => {
    const files = await found('How do I change the port of the server?', { currentPath: '/de/v2.0/port' });

    expect(files[0]).toBe('v2.0/port.md');
  });

  it('yields to a locale and a version that the request names', async () => {
    const members = { currentPath: '/de/v2.0/port', locale: 'fr', version: 'v2.0' };

    expect(await found('server port', members)).toEqual(['fr/v2.0/port.md']);
  });
});
