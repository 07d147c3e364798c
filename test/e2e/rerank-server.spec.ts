import request from 'supertest';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { CorpusFolder } from '../support/corpus-folder.js';
import { RERANK_SHAPES, RerankServer } from '../support/rerank-server.js';

const PAGES = {
  'en/a.md': '# Port\n\nThe port.\n',
  'en/b.md': '# Server\n\nThe server has a port and more words.\n',
  'pt-BR/kite.md': '# Kite\n\nO kite voa com o vento.\n',
  'de/v1/kite.md': '# Kite\n\nDer Kite fliegt mit dem Wind.\n',
  'de/v2/kite.md': '# Kite\n\nDer Kite fliegt auch ohne Wind.\n',
};

describe('A server with RERANKER_URL', () => {
  const reranker = new RerankServer();
  let corpus: CorpusFolder;
  let app: RunningApp;

  beforeAll(async () => {
    corpus = await CorpusFolder.with(PAGES);
    const environment = { RERANKER_URL: await reranker.start(), RERANKER_API_KEY: 'key', CONTENT_DIR: corpus.path };
    app = await new AppBuilder().withEnvironment(environment).withIndex().start();
  });
  afterAll(() => Promise.all([app.close(), reranker.close(), corpus.remove()]));

  const search = async (query = 'port', page_context: object = { locale: 'en' }): Promise<string[]> => {
    const { body } = await request(app.url)
      .post('/rag/search')
      .send({ queries: [query], page_context })
      .expect(200);
    return (body as { results: { file: string }[] }).results.map(({ file }) => file);
  };

  it('POST /rag/search returns the passages in the order of the rerank server, and in its own when that fails', async () => {
    reranker.answerWith('', 503);
    const own = await search();
    reranker.answerWith(RERANK_SHAPES.tei([[1, 0.9]]));
    const reordered = await search();

    expect(own).toHaveLength(2);
    expect(reordered).toEqual(own.toReversed());
    expect(reranker.requests[0]).toMatchObject({ authorization: 'Bearer key', body: { query: 'port' } });
  });

  it.each([
    [{ locale: 'pt-BR' }, ['pt-BR/kite.md']],
    [{ locale: 'pt' }, ['pt-BR/kite.md']],
    [{ locale: 'de', version: 'v1' }, ['de/v1/kite.md']],
    [{ locale: 'de-AT', version: 'v2' }, ['de/v2/kite.md']],
    [{ locale: 'fr' }, []],
  ])('POST /rag/search with the filter %j finds only %j', async (filter, files) => {
    reranker.answerWith('', 503);
    expect(await search('kite', filter)).toEqual(files);
  });

  it.each(['pt-BR/kite', 'de/v1/kite', 'de/v2/kite'])(
    'POST /rag/search while /%s is open finds that edition of the page first, and the other editions not at all',
    async (open) => {
      reranker.answerWith('', 503);
      const found = await search('kite', { current_path: `/${open}` });

      expect(found.filter((file) => file.endsWith('kite.md'))).toEqual([`${open}.md`]);
      expect(found[0]).toBe(`${open}.md`);
    },
  );
});
