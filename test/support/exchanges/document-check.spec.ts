import { createRequire } from 'node:module';

interface Check {
  faultsOf(exchange: object): string[];
  coverage(): { total: number; missing: string[] };
}
const { DocumentCheck } = createRequire(import.meta.url)('./document-check.cjs') as { DocumentCheck: new () => Check };

const problem = {
  type: 'about:blank',
  title: 'Invalid request',
  status: 422,
  detail: 'Wrong.',
  code: 'invalid_request',
  request_id: 'r',
};
const search = {
  method: 'POST',
  url: '/rag/search',
  headers: { 'content-type': 'application/json' },
  body: { queries: ['a'] },
  status: 200,
  type: 'application/json',
  text: '{"results":[]}',
};
const refused = { ...search, status: 422, type: 'application/problem+json', text: JSON.stringify(problem) };
const stream = {
  ...search,
  url: '/assistant/chatkit',
  body: { query: 'a' },
  type: 'text/event-stream',
  text: ': connected\n\nevent: progress\ndata: {"text":"a"}\n\nevent: done\ndata: {}\n\n',
};

describe('The check of exchanges against openapi.json', () => {
  const check = new DocumentCheck();

  it.each<[string, object]>([
    ['a request and its response that follow the document', search],
    ['an invalid request that is refused', { ...refused, body: { queries: [] } }],
    ['a stream of named events', stream],
    ['a route of the site', { ...search, method: 'GET', url: '/start/setup', status: 418, type: 'text/html' }],
  ])('accepts %s', (_what, exchange) => {
    expect(check.faultsOf(exchange)).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['a status that is not described', { ...search, status: 418 }, /^searchPassages documents no status 418$/],
    ['an invalid request that succeeds', { ...search, body: { queries: [] } }, /the request .*fewer than 1 items/],
    ['a member that a closed request does not have', { ...search, body: { queries: ['a'], more: 1 } }, /additional/],
    ['an invalid response', { ...search, text: '{"results":[{}]}' }, /the response .*required/],
    ['a media type of a response that is not described', { ...search, type: 'text/html' }, /text\/html/],
    ['a problem without a code', { ...refused, text: '{"status":422}' }, /the response .*required/],
    ['an event that is not described', { ...stream, text: 'event: news\ndata: {}\n\n' }, /an event /],
    [
      'a parameter outside of its limits',
      { ...search, method: 'GET', url: '/threads?limit=0', text: '{"data":[],"has_more":false}' },
      /the parameter limit/,
    ],
  ])('finds %s', (_what, exchange, fault) => {
    expect(check.faultsOf(exchange)).toEqual([expect.stringMatching(fault)]);
  });

  it('counts a status of the middleware once for all operations', () => {
    const counted = new DocumentCheck();
    counted.faultsOf({ ...refused, status: 421, text: JSON.stringify({ ...problem, status: 421 }) });
    const { missing } = counted.coverage();

    expect(missing.filter((name) => name.endsWith(' 421'))).toEqual([]);
    expect(missing).toContain('searchPassages 422');
  });
});
