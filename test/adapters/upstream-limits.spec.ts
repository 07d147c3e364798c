import { UPSTREAM_BODY_BYTES, UPSTREAM_ERROR_BYTES } from '../../src/common/limits.js';
import { HostileUpstream } from '../support/hostile-upstream.js';
import { UPSTREAM_CLIENTS } from '../support/upstream-clients.js';

const KEY = 'sk-secret';
const JSON_TYPE = { 'content-type': 'application/json' };
const STREAM_TYPE = { 'content-type': 'text/event-stream' };
const KILOBYTE = 'x'.repeat(1_024);
/** What the sockets of both sides can hold beside what was read. */
const IN_FLIGHT = 16 * 1024 * 1024;

const NAMES = Object.keys(UPSTREAM_CLIENTS);
const STREAMING = NAMES.slice(0, 2);

describe('A model server that does not stop', () => {
  let upstream: HostileUpstream;
  let other: HostileUpstream;

  beforeEach(async () => {
    upstream = new HostileUpstream();
    other = new HostileUpstream();
    await upstream.start();
    await other.start();
  });
  afterEach(async () => {
    await upstream.close();
    await other.close();
  });

  const failureOf = async (name: string): Promise<unknown> => {
    const error: unknown = await UPSTREAM_CLIENTS[name]!({ apiKey: KEY, baseUrl: upstream.url }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error;
  };

  it.each(NAMES)(
    '%s: an endless JSON body ends with model_response_too_large, and the connection is closed',
    async (name) => {
      upstream.sendForever(JSON_TYPE, KILOBYTE, '{"text":"');

      expect(await failureOf(name)).toMatchObject({ code: 'model_response_too_large', retryable: false });
      await upstream.allClosed();
      expect(upstream.requests).toHaveLength(1);
      expect(upstream.sentBytes).toBeLessThan(UPSTREAM_BODY_BYTES + IN_FLIGHT);
    },
  );

  it.each(NAMES)('%s: only the beginning of an endless error body is read', async (name) => {
    upstream.sendForever(JSON_TYPE, KILOBYTE, '{"error":{"message":"', 400);

    expect(await failureOf(name)).toMatchObject({ code: expect.stringMatching(/refused$/) });
    await upstream.allClosed();
    expect(upstream.sentBytes).toBeLessThan(UPSTREAM_ERROR_BYTES + IN_FLIGHT);
  });

  it.each([307, 308, 301, 302, 303])('a redirect with status %i to another host sends it nothing', async (status) => {
    upstream.redirectTo(`${other.url}/responses?token=of-the-other-server`, status);

    for (const name of NAMES) {
      const error = await failureOf(name);
      expect(error).toMatchObject({ code: 'model_redirected', retryable: false });
      expect(String(error)).toContain('OPENAI_BASE_URL');
      expect(String(error)).not.toMatch(/127\.0\.0\.1|sk-secret|of-the-other-server/);
    }
    expect(other.requests).toEqual([]);
    expect(upstream.requests).toHaveLength(NAMES.length);
  });

  it('a redirect to another path of the same host is followed with the whole request', async () => {
    upstream.answer = (response, { url = '' }) => {
      if (!url.startsWith('/v1')) response.writeHead(200, JSON_TYPE).end('{"text":"Hello"}');
      else response.writeHead(308, { location: url.replace('/v1', '/v2') }).end();
    };

    expect(await UPSTREAM_CLIENTS.transcription!({ apiKey: KEY, baseUrl: upstream.url })).toBe('Hello');
    expect(upstream.requests).toEqual(['POST /v1/audio/transcriptions', 'POST /v2/audio/transcriptions']);
  });

  it.each(NAMES)('%s: redirects in a circle end with model_redirected', async (name) => {
    upstream.redirectTo('/v1/again');

    expect(await failureOf(name)).toMatchObject({ code: 'model_redirected' });
    expect(upstream.requests.length).toBeLessThan(6);
  });

  it.each(['http://[', '//', 'ftp://127.0.0.1/'])('a redirect to %s ends with model_redirected', async (location) => {
    upstream.redirectTo(location);

    expect(await failureOf('the Responses API')).toMatchObject({ code: 'model_redirected' });
  });

  const STREAMS: [string, string, string][] = [
    ['one event without an end', 'data: {"type":"', KILOBYTE],
    ['one event with endless lines', 'data: {"type":"', `data: ${KILOBYTE}\n`],
    ['endless events', '', `data: {"type":"response.created","choices":[],"text":"${KILOBYTE}"}\n\n`],
    ['endless comments', '', `: ${KILOBYTE}\n\n`],
  ];

  describe.each(STREAMING)('%s', (name) => {
    it.each(STREAMS)('a stream of %s ends with model_response_too_large', async (_what, beginning, piece) => {
      upstream.sendForever(STREAM_TYPE, piece, beginning);

      expect(await failureOf(name)).toMatchObject({ code: 'model_response_too_large', retryable: false });
      await upstream.allClosed();
      expect(upstream.requests).toHaveLength(1);
    });
  });
});
