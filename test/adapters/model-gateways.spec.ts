import type { IncomingHttpHeaders } from 'node:http';
import { readEnv } from '../../src/config/env.schema.js';
import { ModelSettings, RagSettings } from '../../src/config/settings.js';
import { HostileUpstream } from '../support/hostile-upstream.js';
import { smallAnswers } from '../support/small-answers.js';
import { UPSTREAM_CLIENTS } from '../support/upstream-clients.js';

const NAMES = Object.keys(UPSTREAM_CLIENTS);

describe('A model server with its own headers', () => {
  const upstream = new HostileUpstream();
  let received: IncomingHttpHeaders[];

  beforeAll(() => upstream.start());
  afterAll(() => upstream.close());
  beforeEach(() => {
    received = [];
    upstream.requests.length = 0;
    upstream.answer = (response, request) => (received.push(request.headers), smallAnswers(response, request));
  });

  const serverOf = (variables: Record<string, string>) =>
    ModelSettings.from(readEnv({ OPENAI_API_KEY: 'key', OPENAI_BASE_URL: upstream.url, ...variables }));

  it.each(NAMES)('%s: OPENAI_API_VERSION sends the key as api-key, and api-version in the address', async (name) => {
    await UPSTREAM_CLIENTS[name]!(serverOf({ OPENAI_API_VERSION: '2024-10-21' }));

    expect(received).toMatchObject([{ 'api-key': 'key' }]);
    expect(received[0]).not.toHaveProperty('authorization');
    expect(upstream.requests).toEqual([expect.stringMatching(/\?api-version=2024-10-21$/)]);
  });

  it.each(NAMES)('%s: OPENAI_HEADERS are sent, also in place of our own', async (name) => {
    const OPENAI_HEADERS = '{"X-Team":"docs","Authorization":"Basic YTpi"}';

    await UPSTREAM_CLIENTS[name]!(serverOf({ OPENAI_HEADERS }));

    expect(received).toMatchObject([{ 'x-team': 'docs', authorization: 'Basic YTpi' }]);
  });

  it.each(NAMES)('%s: without these settings only the key is sent', async (name) => {
    await UPSTREAM_CLIENTS[name]!(serverOf({}));

    expect(received).toMatchObject([{ authorization: 'Bearer key' }]);
    expect(received[0]).not.toHaveProperty('api-key');
    expect(upstream.requests[0]).not.toContain('?');
  });

  it('an embedding server on another host gets its own key, and neither version nor headers of the model server', async () => {
    const variables = {
      OPENAI_API_KEY: 'key',
      OPENAI_BASE_URL: 'http://models.invalid/v1',
      OPENAI_API_VERSION: '2024-10-21',
      OPENAI_HEADERS: '{"x-team":"docs"}',
      EMBEDDING_BASE_URL: upstream.url,
      EMBEDDING_API_KEY: 'embedding-key',
      EMBEDDING_MODEL: 'any',
    };

    await UPSTREAM_CLIENTS.embeddings!(RagSettings.from(readEnv(variables)).embeddingServer);

    expect(received).toMatchObject([{ authorization: 'Bearer embedding-key' }]);
    expect(received[0]).not.toHaveProperty('x-team');
    expect(upstream.requests).toEqual(['POST /v1/embeddings']);
  });
});
