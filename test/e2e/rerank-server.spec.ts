import request from 'supertest';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { CorpusFolder } from '../support/corpus-folder.js';
import { RERANK_SHAPES, RerankServer } from '../support/rerank-server.js';

const PAGES = { 'a.md': '# Port\n\nThe port.\n', 'b.md': '# Server\n\nThe server has a port and more words.\n' };

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

  const search = async (): Promise<string[]> => {
    const { body } = await request(app.url)
      .post('/rag/search')
      .send({ queries: ['port'] })
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
});
