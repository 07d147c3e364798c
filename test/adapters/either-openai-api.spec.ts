import type { ServerResponse } from 'node:http';
import { openAIModel } from '../../src/agent/models/openai.models.js';
import { HostileUpstream } from '../support/hostile-upstream.js';
import { smallAnswers } from '../support/small-answers.js';
import { streamAnswer } from '../support/upstream-clients.js';

const RESPONSES = 'POST /v1/responses';
const COMPLETIONS = 'POST /v1/chat/completions';

describe('AGENT_API=auto', () => {
  const upstream = new HostileUpstream();
  /** What is answered instead of a stream, by the end of the path. */
  let refusals: Record<string, (response: ServerResponse) => void>;
  let ask: () => Promise<string[]>;

  beforeAll(() => upstream.start());
  afterAll(() => upstream.close());
  beforeEach(() => {
    refusals = {};
    upstream.requests.length = 0;
    upstream.answer = (response, request) => {
      const refusal = Object.entries(refusals).find(([end]) => request.url?.endsWith(end));
      if (refusal) refusal[1](response);
      else smallAnswers(response, request);
    };
    const settings = { model: 'any', api: 'auto', apiKey: 'key', baseUrl: upstream.url } as const;
    const model = openAIModel(settings, 20_000);
    ask = () => streamAnswer(settings, model);
  });

  const refuse = (path: string, status: number, body: string = '') => {
    refusals[path] = (response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };

  it('a server with Responses is asked only with Responses', async () => {
    expect(await ask()).toContain('response_done');
    await ask();

    expect(upstream.requests).toEqual([RESPONSES, RESPONSES]);
  });

  it.each([
    [404, '{"detail":"Not Found"}'],
    [405, '{"detail":"Method Not Allowed"}'],
    [501, ''],
    [400, '{"error":{"message":"Unknown path /v1/responses"}}'],
    [
      400,
      '{"error":{"message":"Azure OpenAI Responses API is enabled only for api-version 2025-03-01-preview and later"}}',
    ],
    [400, '{"error":{"message":"Not here","code":"unsupported_api_for_model"}}'],
  ])('a server that answers Responses with %i %s is asked with Chat Completions from then on', async (status, body) => {
    refuse('/responses', status, body);

    expect(await ask()).toContain('response_done');
    await ask();

    expect(upstream.requests).toEqual([RESPONSES, COMPLETIONS, COMPLETIONS]);
  });

  it.each([
    ['text/html', '<!doctype html>\n<html></html>'],
    ['text/plain', '\n<html></html>'],
    ['text/event-stream', '<?xml version="1.0"?>'],
  ])(
    'a server that answers Responses with 200 and a page, sent as %s, is asked with Chat Completions',
    async (type, page) => {
      refusals['/responses'] = (response) => void response.writeHead(200, { 'content-type': type }).end(page);

      expect(await ask()).toContain('response_done');
      await ask();

      expect(upstream.requests).toEqual([RESPONSES, COMPLETIONS, COMPLETIONS]);
    },
  );

  it.each([
    [401, 'model_credentials'],
    [429, 'model_rate_limited'],
    [400, 'model_request_refused'],
    [503, 'model_unavailable'],
  ])('an error %i decides nothing: the next question is asked with Responses again', async (status, code) => {
    // Not repeated: a repetition would come too late.
    refusals['/responses'] = (response) => void response.writeHead(status, { 'retry-after': '3600' }).end('{}');
    await expect(ask()).rejects.toMatchObject({ code });
    refusals = {};

    await ask();

    expect(upstream.requests).toEqual([RESPONSES, RESPONSES]);
  });

  it('a server that knows neither, for example because of the name of the model, is tried with both again', async () => {
    const unknown = '{"error":{"message":"The model any does not exist","code":"model_not_found"}}';
    for (const path of ['/responses', '/completions']) refuse(path, 404, unknown);
    await expect(ask()).rejects.toMatchObject({ code: 'model_request_refused' });
    refusals = {};

    await ask();

    expect(upstream.requests).toEqual([RESPONSES, COMPLETIONS, RESPONSES]);
  });

  it('a reader who leaves before the end closes the connection', async () => {
    upstream.sendForever({ 'content-type': 'text/event-stream' }, ': waiting\n\n');
    const model = openAIModel({ model: 'any', api: 'auto', baseUrl: upstream.url }, 20_000);
    const leaving = new AbortController();
    const request = { input: 'Hi', modelSettings: {}, tools: [], outputType: 'text', handoffs: [], tracing: false };
    const stream = model.getStreamedResponse({ ...request, signal: leaving.signal } as Parameters<
      typeof model.getStreamedResponse
    >[0]);
    const outcome = stream[Symbol.asyncIterator]()
      .next()
      .catch((error: unknown) => error);
    while (upstream.sentBytes === 0) await new Promise((resolve) => setImmediate(resolve));

    leaving.abort();

    expect(await outcome).toBeInstanceOf(Error);
    await upstream.allClosed();
  });
});
