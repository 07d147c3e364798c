import { UPSTREAM_BODY_BYTES } from '../../src/common/limits.js';
import type { ModelServer } from '../../src/common/upstream/model-server.js';
import { readEnv } from '../../src/config/env.schema.js';
import { RagSettings } from '../../src/config/settings.js';
import { QdrantTransport } from '../../src/rag/indexes/qdrant/undici-transport.js';
import { HttpReranker } from '../../src/rag/rerankers/http.reranker.js';
import { ConnectProxy } from '../support/connect-proxy.js';
import { HostileUpstream } from '../support/hostile-upstream.js';
import { smallAnswers } from '../support/small-answers.js';
import { UPSTREAM_CLIENTS } from '../support/upstream-clients.js';

/** Resolved by no name server, so that only the proxy can reach it. */
const HOST = 'models.invalid';
const CLIENTS: Readonly<Record<string, (server: ModelServer & { baseUrl: string }) => Promise<unknown>>> = {
  ...UPSTREAM_CLIENTS,
  reranking: ({ baseUrl: url, proxies }) =>
    new HttpReranker({ url, proxies }).order('question', ['text'], new AbortController().signal),
  Qdrant: ({ baseUrl: url, proxies }) => new QdrantTransport({ url, proxies }).send('GET', '/aliases'),
};
const NAMES = Object.keys(CLIENTS);

describe('A proxy that the environment names', () => {
  const upstream = new HostileUpstream();
  let proxy: ConnectProxy;
  let address: string;

  beforeAll(() => upstream.start());
  afterAll(() => upstream.close());
  beforeEach(async () => {
    upstream.requests.length = 0;
    upstream.answer = smallAnswers;
    proxy = new ConnectProxy(() => new URL(upstream.url));
    address = await proxy.start();
  });
  afterEach(() => proxy.close());

  /** The request of a client under these variables of the environment. */
  const ask = (name: string, variables: Record<string, string>, baseUrl = `http://${HOST}/v1`) => {
    const { proxies } = RagSettings.from(readEnv(variables)).embeddingServer;
    return CLIENTS[name]!({ apiKey: 'key', baseUrl, proxies });
  };
  const faultOf = (name: string, variables: Record<string, string>, baseUrl?: string) =>
    ask(name, variables, baseUrl).then(
      () => undefined,
      (error: unknown) => error,
    );

  it.each(NAMES)(
    '%s: a request is sent through HTTP_PROXY, with the user and password of its address',
    async (name) => {
      await ask(name, { HTTP_PROXY: address.replace('//', '//ada:pass%20word@') });

      expect(proxy.tunnels).toEqual([`${HOST}:80`]);
      expect(proxy.credentials).toEqual([`Basic ${Buffer.from('ada:pass word').toString('base64')}`]);
      expect(upstream.requests).toHaveLength(1);
    },
  );

  it('HTTPS_PROXY is for https addresses only, and the names of the variables may have small letters', async () => {
    proxy.refusal = 403;

    await faultOf('embeddings', { https_proxy: address }, `https://${HOST}/v1`);
    await ask('embeddings', { https_proxy: address }, upstream.url);

    expect(proxy.tunnels).toEqual([`${HOST}:443`]);
    expect(upstream.requests).toHaveLength(1);
  });

  it.each([HOST, `.${HOST}`, `other.example, *.${HOST.split('.')[1]}`, `a ${HOST}:80`, '*'])(
    'no request to a host of NO_PROXY=%s goes through the proxy, and neither does one to this machine',
    async (NO_PROXY) => {
      await faultOf('embeddings', { HTTP_PROXY: address, NO_PROXY });
      await ask('embeddings', { HTTP_PROXY: address, NO_PROXY }, upstream.url);
      await ask('embeddings', { HTTP_PROXY: address }, upstream.url.replace('127.0.0.1', 'localhost'));

      expect(proxy.tunnels).toEqual([]);
      expect(upstream.requests).toHaveLength(2);
    },
  );

  it.each([`not.${HOST}`, `other-${HOST}`, `${HOST}:8080`])('NO_PROXY=%s means another host', async (NO_PROXY) => {
    await ask('embeddings', { HTTP_PROXY: address, NO_PROXY });

    expect(proxy.tunnels).toHaveLength(1);
  });

  it.each(NAMES.slice(0, 4))(
    '%s: a proxy that refuses ends with proxy_refused, which names the settings',
    async (name) => {
      proxy.refusal = 407;

      const error = await faultOf(name, { HTTP_PROXY: address });

      expect(error).toMatchObject({ code: 'proxy_refused', retryable: false });
      expect(String(error)).toContain('NO_PROXY');
      expect(proxy.tunnels).toHaveLength(1);
    },
  );

  it('a proxy that cannot reach the server counts as a server that is not available', async () => {
    proxy.refusal = 502;

    expect(await faultOf('embeddings', { HTTP_PROXY: address })).toMatchObject({ code: 'embedding_unavailable' });
    expect(await faultOf('Qdrant', { HTTP_PROXY: address })).toMatchObject({
      message: expect.stringContaining('was refused by the proxy with 502'),
    });
  });

  it('redirects and sizes have the same limits behind a proxy', async () => {
    upstream.redirectTo('http://other.invalid/v1');
    expect(await faultOf('embeddings', { HTTP_PROXY: address })).toMatchObject({ code: 'model_redirected' });

    upstream.sendForever({ 'content-type': 'application/json' }, 'x'.repeat(1_024));
    expect(await faultOf('embeddings', { HTTP_PROXY: address })).toMatchObject({ code: 'model_response_too_large' });
    await upstream.allClosed();
    expect(upstream.sentBytes).toBeLessThan(UPSTREAM_BODY_BYTES + 16 * 1024 * 1024);
    expect(new Set(proxy.tunnels)).toEqual(new Set([`${HOST}:80`]));
  });
});
