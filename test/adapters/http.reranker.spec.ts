import { UPSTREAM_BODY_BYTES } from '../../src/common/limits.js';
import { HttpReranker } from '../../src/rag/rerankers/http.reranker.js';
import { rerankerContract } from '../contract/reranker.contract.js';
import { HostileUpstream } from '../support/hostile-upstream.js';
import { RERANK_SHAPES, RerankServer } from '../support/rerank-server.js';

const TEXTS = ['first secret', 'second secret'];
const never = new AbortController().signal;
const GOOD = [
  [1, 0.9],
  [0, 0.1],
] as const;

describe('HttpReranker', () => {
  let server: RerankServer;
  let url: string;

  beforeEach(async () => {
    server = new RerankServer();
    url = await server.start();
  });
  afterEach(() => server.close());

  const order = (members: { url?: string; model?: string } = {}) =>
    new HttpReranker({ url, apiKey: 'rk-secret', ...members }).order('the question', TEXTS, never);
  const faultOf = () => order().then(String, String);

  describe.each(['cohere', 'jina', 'tei'] as const)('with a server like %s', (shape) => {
    const model = shape === 'tei' ? undefined : 'rerank-1';

    rerankerContract(() =>
      Promise.resolve({
        reranker: new HttpReranker({ url, model }),
        give: (scores) => server.answerWith(RERANK_SHAPES[shape](scores)),
        hang: () => server.asked,
      }),
    );

    it.each([
      ['a position outside of the texts', [[2, 0.5]]],
      ['a negative position', [[-1, 0.5]]],
      ['a position that is no whole number', [[0.5, 0.5]]],
      ['a position that is text', [['0', 0.5]]],
      [
        'the same position twice',
        [
          [0, 0.5],
          [0, 0.4],
        ],
      ],
      ['a score that is null', [[0, null]]],
      ['a score that is text', [[0, 'NaN']]],
      ['no entry', []],
    ] as [string, [unknown, unknown][]][])('an answer with %s is not used', async (_what, scores) => {
      server.answerWith(RERANK_SHAPES[shape](scores));

      expect(await faultOf()).toMatch(/^Error: its answer /);
    });
  });

  it('the request to Cohere and Jina has a model and documents, the one to TEI has texts', async () => {
    server.answerWith(RERANK_SHAPES.tei(GOOD));

    await order({ model: 'rerank-1' });
    await order();

    const query = 'the question';
    expect(server.requests.map(({ body }) => body)).toEqual([
      { model: 'rerank-1', query, documents: TEXTS, top_n: 2 },
      { query, texts: TEXTS, truncate: true },
    ]);
    expect(server.requests[0]!.authorization).toBe('Bearer rk-secret');
  });

  it.each([
    ['', '/rerank'],
    ['/', '/rerank'],
    ['/v1', '/v1/rerank'],
    ['/v2/rerank', '/v2/rerank'],
    ['/rerank/?key=1', '/rerank?key=1'],
  ])('with the path "%s" in RERANKER_URL the request goes to %s', async (path, expected) => {
    server.answerWith(RERANK_SHAPES.jina(GOOD));

    expect(await order({ url: url + path })).toEqual([1, 0]);
    expect(server.requests[0]!.path).toBe(expected);
  });

  it.each([
    ['no JSON', '[{"index":0,"score":NaN,"text":"first secret"}]', 200],
    ['another form', { scores: [1, 2] }, 200],
    ['null', 'null', 200],
    ['an error that repeats the texts', { error: TEXTS.join() }, 422],
    ['a server error', 'first secret', 503],
  ])('an answer with %s is not used, and the message repeats nothing of it', async (_what, body, status) => {
    server.answerWith(body, status);

    const message = await faultOf();

    expect(message).toMatch(/^Error: it/);
    expect(message).not.toMatch(/secret|question/);
    expect(server.requests).toHaveLength(1);
  });

  it('an event stream is closed and not used', async () => {
    server.answer = (response) =>
      void response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');

    expect(await faultOf()).toContain('event stream');
    await server.closed;
  });

  it('a server that cannot be reached is reported with the reason', async () => {
    await server.close();

    expect(await faultOf()).toMatch(/cannot be reached \(ECONNREFUSED\)/);
  });

  it('a redirect to another host sends it nothing', async () => {
    const other = new RerankServer();
    server.answerWith('', 307, { location: `${await other.start()}/rerank` });

    expect(await faultOf()).toContain('redirects to another address');
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it('an endless answer is not read to its end', async () => {
    const upstream = new HostileUpstream();
    await upstream.start();
    upstream.sendForever({ 'content-type': 'application/json' }, 'x'.repeat(1_024), '[{"text":"');

    const fault = await new HttpReranker({ url: upstream.url }).order('a', TEXTS, never).then(String, String);

    expect(fault).toContain('more data than is read');
    await upstream.allClosed();
    expect(upstream.sentBytes).toBeLessThan(3 * UPSTREAM_BODY_BYTES);
    await upstream.close();
  });
});
