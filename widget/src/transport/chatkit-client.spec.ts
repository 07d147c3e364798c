import { ChatKitClient } from './chatkit-client.js';
import { HttpFailure } from './http-failure.js';
import { Visitor } from './visitor.js';

interface Sent {
  url: string;
  method: string | undefined;
  headers: Record<string, string>;
  body: unknown;
}

const clientOf = (...answers: Response[]): { client: ChatKitClient; sent: Sent[] } => {
  const sent: Sent[] = [];
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    sent.push({ url, method: init.method, headers: init.headers as Record<string, string>, body });
    return Promise.resolve(answers.shift() ?? new Response('{}'));
  };
  const settings = {
    url: 'https://a.org/chatkit/',
    fetch: fetch as typeof globalThis.fetch,
    locale: 'de',
    credentials: 'omit' as const,
  };
  const visitor = new Visitor({ get: () => null, set: () => undefined });
  return { client: new ChatKitClient(() => settings, visitor), sent };
};
const signal = new AbortController().signal;

it('a request is posted to the URL unchanged, with the headers for resuming and for the language', async () => {
  const { client, sent } = clientOf(new Response('{"data":[]}'));
  expect(await client.json({ type: 'threads.list', params: {} }, signal)).toEqual({ data: [] });
  expect(sent).toEqual([
    {
      url: 'https://a.org/chatkit/',
      method: 'POST',
      headers: {
        accept: 'application/json',
        'accept-language': 'de',
        'content-type': 'application/json',
        'x-chatkit-resume': '1',
      },
      body: { type: 'threads.list', params: {} },
    },
  ]);
});

it('stream returns the body and the id of its run', async () => {
  const { client, sent } = clientOf(
    new Response('data: 1\n\n', { headers: { 'x-chatkit-run': 'run_1' } }),
    new Response(null),
  );
  expect(await client.stream({ type: 'threads.create', params: {} }, signal)).toMatchObject({ runId: 'run_1' });
  expect(sent[0]?.headers['accept']).toBe('text/event-stream');
  await expect(client.stream({ type: 'threads.create', params: {} }, signal)).rejects.toThrow(TypeError);
});

it.each([
  ['a server without runs', new Response('', { status: 404 }), null],
  ['no active run', new Response(null, { status: 204 }), null],
  ['an ended run', Response.json({ id: 'run_1', status: 'completed' }), null],
  ['an active run', Response.json({ id: 'run_1', status: 'active' }), 'run_1'],
  ['a run inside an envelope', Response.json({ run: { id: 'run_2' } }), 'run_2'],
])('activeRun reads %s', async (_name, answer, expected) => {
  const { client, sent } = clientOf(answer);
  expect(await client.activeRun('a/b')).toBe(expected);
  expect(sent[0]?.url).toBe('https://a.org/chatkit/threads/a%2Fb/run');
});

it('runEvents resumes after the last event, and cancelRun posts a cancellation', async () => {
  const { client, sent } = clientOf(new Response(''), new Response(''), Response.json({}));
  expect(await client.runEvents('run_1', '7', signal)).toMatchObject({ runId: 'run_1' });
  await client.runEvents('run_1', null, signal);
  await client.cancelRun('run_1');
  expect(sent.map(({ url, method, headers }) => [url.slice(21), method, headers['last-event-id']])).toEqual([
    ['/runs/run_1/events', undefined, '7'],
    ['/runs/run_1/events', undefined, undefined],
    ['/runs/run_1/cancel', 'POST', undefined],
  ]);
});

describe('HttpFailure', () => {
  const failureFor = async (response: Response): Promise<unknown> =>
    clientOf(response)
      .client.activeRun('t')
      .catch((error: unknown) => error);

  it.each([
    [
      'a problem document',
      Response.json({ code: 'too_many', detail: 'Wait.' }, { status: 429, headers: { 'retry-after': '5' } }),
      { status: 429, code: 'too_many', detail: 'Wait.', retryAfter: 5 },
    ],
    [
      'a problem document with only a title',
      Response.json({ title: 'Gone' }, { status: 410, headers: { 'retry-after': 'soon' } }),
      { status: 410, code: null, detail: 'Gone', retryAfter: null },
    ],
    [
      'an HTML page of a proxy',
      new Response('<h1>502</h1>', { status: 502 }),
      { status: 502, code: null, detail: null, retryAfter: null },
    ],
    [
      'broken JSON',
      new Response('{', { status: 500, headers: { 'content-type': 'application/json' } }),
      { status: 500, code: null },
    ],
  ])('a failure is read from %s', async (_name, response, expected) => {
    const failure = await failureFor(response);
    expect(failure).toBeInstanceOf(HttpFailure);
    expect(failure).toMatchObject(expected);
  });

  it('retry-after may be a date', async () => {
    const headers = { 'retry-after': new Date(Date.now() + 9_500).toUTCString() };
    expect(await failureFor(new Response('', { status: 503, headers }))).toMatchObject({
      retryAfter: expect.closeTo(9, -1),
    });
  });
});
