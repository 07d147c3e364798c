import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { BodyIdle } from '../../src/http/stalled-bodies.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { buildSiteSearch } from '../support/site-search.js';

const HOST = 'Host: localhost';
const lines = (...head: string[]) => `${head.join('\r\n')}\r\n\r\n`;
const get = (...headers: string[]) => lines('GET /threads HTTP/1.1', HOST, ...headers);
const post = (body: string | Buffer, ...headers: string[]) =>
  Buffer.concat([Buffer.from(lines('POST /rag/search HTTP/1.1', HOST, ...headers)), Buffer.from(body)]);
const json = (body: string | Buffer, ...headers: string[]) => post(body, 'Content-Type: application/json', ...headers);
const sized = (body: string | Buffer, ...headers: string[]) => json(body, `Content-Length: ${body.length}`, ...headers);
const chunked = (body: string) => json(body, 'Transfer-Encoding: chunked');
const form = (type: string, body: string) =>
  lines('POST /attachments HTTP/1.1', HOST, `Content-Type: ${type}`, `Content-Length: ${body.length}`) + body;
const path = (target: string, method = 'GET') => lines(`${method} ${target} HTTP/1.1`, HOST);
const VALID = '{"queries":["node"]}';

/** Malformed, ambiguous and unusual requests as bytes. The client closes its side afterwards. */
const CASES: Readonly<Record<string, string | Buffer>> = {
  'Transfer-Encoding and Content-Length': json('0\r\n\r\n', 'Transfer-Encoding: chunked', 'Content-Length: 5'),
  'two different Content-Lengths': json(VALID, 'Content-Length: 5', 'Content-Length: 20'),
  'two equal Content-Lengths': json(VALID, 'Content-Length: 20', 'Content-Length: 20'),
  'a list as Content-Length': json(VALID, 'Content-Length: 20, 20'),
  'a negative Content-Length': json(VALID, 'Content-Length: -1'),
  'a Content-Length with a plus sign': json(VALID, 'Content-Length: +20'),
  'a hexadecimal Content-Length': json(VALID, 'Content-Length: 0x14'),
  'a huge Content-Length': json(VALID, `Content-Length: ${'9'.repeat(30)}`),
  'a Content-Length above the limit': json(VALID, 'Content-Length: 99999999'),
  'Transfer-Encoding with another coding last': json('0\r\n\r\n', 'Transfer-Encoding: chunked, identity'),
  'an unknown Transfer-Encoding': json(VALID, 'Transfer-Encoding: xchunked'),
  'two Transfer-Encodings': json('0\r\n\r\n', 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity'),
  'Transfer-Encoding with a space before the colon': json('0\r\n\r\n', 'Transfer-Encoding : chunked'),
  'Transfer-Encoding with a tab': json('0\r\n\r\n', 'Transfer-Encoding:\tchunked'),
  'a chunk size that is no number': chunked('zz\r\nhello\r\n0\r\n\r\n'),
  'a negative chunk size': chunked('-5\r\nhello\r\n0\r\n\r\n'),
  'a huge chunk size': chunked(`${'f'.repeat(20)}\r\nhello\r\n0\r\n\r\n`),
  'a chunk that is longer than its size': chunked('3\r\nhello\r\n0\r\n\r\n'),
  'a chunk without its end': chunked('5\r\nhello0\r\n\r\n'),
  'chunk extensions': chunked(`14;a=${'b'.repeat(20_000)}\r\n${VALID}\r\n0\r\n\r\n`),
  trailers: chunked(`14\r\n${VALID}\r\n0\r\nHost: attacker.example\r\n\r\n`),
  'chunks that end early': chunked('14\r\n{"qu'),
  'a folded header': get('X-A: b\r\n c'),
  'a header that begins with a space': get(' X-A: b'),
  'bare line feeds': 'GET /threads HTTP/1.1\nHost: localhost\n\n',
  'a bare carriage return in a header': get('X-A: b\rc'),
  'NUL in a header': get('X-A: b\u0000c'),
  'NUL in the path': path('/threads\u0000'),
  'a header without a colon': get('nonsense'),
  'a header without a name': get(': value'),
  'a space in a header name': get('X A: b'),
  'a header of 100 kB': get(`X-A: ${'b'.repeat(100_000)}`),
  'five thousand headers': get(...Array.from({ length: 5_000 }, (_, index) => `X-${index}: a`)),
  'an unknown method': path('/threads', 'EXPLODE'),
  'a method in small letters': path('/threads', 'get'),
  TRACE: path('/threads', 'TRACE'),
  CONNECT: lines('CONNECT attacker.example:443 HTTP/1.1', 'Host: attacker.example:443'),
  'an absolute target of another host': path('http://attacker.example/threads'),
  'an absolute target without a host': path('http:///threads'),
  'a target of another scheme': path('file:///etc/passwd'),
  'an asterisk as the target of GET': path('*'),
  'an asterisk as the target of OPTIONS': path('*', 'OPTIONS'),
  'an empty target': 'GET  HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'an Upgrade to a web socket': get('Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: a'),
  'an Upgrade to HTTP/2': get('Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'),
  'HTTP/0.9': 'GET /threads\r\n\r\n',
  'HTTP/1.0 without Host': lines('GET /threads HTTP/1.0'),
  'HTTP/3.7': lines('GET /threads HTTP/3.7', HOST),
  'the preface of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'a TLS greeting': Buffer.from('16030100a5010000a10303', 'hex'),
  'only line ends': '\r\n'.repeat(100),
  'random bytes': Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 7_919) % 256)),
  'pipelined requests, of which the second is malformed': get() + 'BAD\r\n\r\n',
  'fifty pipelined requests': get().repeat(50),
  'invalid percent-encoding': path('/threads/%E0%A4%A'),
  'encoded NUL': path('/threads/%00'),
  'a path that climbs': path('/../../../../etc/passwd'),
  'an encoded path that climbs': path('/widget/%2e%2e%2f%2e%2e%2fpackage.json'),
  'a path that climbs with backslashes': path('/widget/..\\..\\package.json'),
  'a double slash': path('//attacker.example/%2f..'),
  'an address of 60 kB': path(`/${'a'.repeat(60_000)}`),
  'bytes above 127 in the path': Buffer.from('GET /\u00ff\u00fe HTTP/1.1\r\nHost: localhost\r\n\r\n', 'latin1'),
  'no Host': lines('GET /threads HTTP/1.1'),
  'two Hosts': lines('GET /threads HTTP/1.1', HOST, 'Host: attacker.example'),
  'an unknown expectation': sized(VALID, 'Expect: 200-maybe'),
  'a body that ends early': json('{"qu', 'Content-Length: 100'),
  'a body that is announced and missing': json('', 'Content-Length: 100', 'Expect: 100-continue'),
  'a head that ends early': 'GET /threads HTTP/1.1\r\nHost: loc',
  'invalid UTF-8': sized(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
  'gzip that is none': sized(VALID, 'Content-Encoding: gzip'),
  'gzip that ends early': sized(gzipSync(VALID).subarray(0, 15), 'Content-Encoding: gzip'),
  'a gzip bomb': sized(gzipSync(Buffer.alloc(50_000_000, 0x20)), 'Content-Encoding: gzip'),
  'two codings': sized(gzipSync(gzipSync(VALID)), 'Content-Encoding: gzip, gzip'),
  'an unknown charset': sized(VALID, 'Content-Type: application/json; charset=nonsense'),
  'UTF-16': post(Buffer.from(VALID, 'utf16le'), 'Content-Type: application/json; charset=utf-7', 'Content-Length: 40'),
  'a content type that is none': post(VALID, 'Content-Type: ;;;', `Content-Length: ${VALID.length}`),
  'a form without a boundary': form('multipart/form-data', '--b--\r\n'),
  'a form with an empty boundary': form('multipart/form-data; boundary=', '----\r\n'),
  'a form with a boundary of 5 kB': form(`multipart/form-data; boundary=${'b'.repeat(5_000)}`, '--b--\r\n'),
  'a form without parts': form('multipart/form-data; boundary=b', '--b--\r\n'),
  'a form whose part has no end': form(
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx',
  ),
  'a form whose part has a malformed head': form(
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition form-data\r\n\r\nx\r\n--b--\r\n',
  ),
  'a form with a head of 100 kB': form(
    'multipart/form-data; boundary=b',
    `--b\r\nX: ${'a'.repeat(100_000)}\r\n\r\nx\r\n--b--\r\n`,
  ),
};

describe('Malformed HTTP', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await new AppBuilder()
      .withEnvironment({ KEEP_ALIVE_TIMEOUT: '1' })
      .withProvider(BodyIdle, new BodyIdle(1_000))
      .start();
    await buildSiteSearch(app);
  });
  afterAll(() => app.close());

  /** @returns what the server sent until the connection closed. A reset connection counts as closed. */
  function exchange(bytes: string | Buffer): Promise<string> {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.end(bytes);
    return new Promise((resolve) => socket.once('close', () => resolve(answer)));
  }

  it.each(Object.entries(CASES))('%s is answered without 5xx or ends the connection', async (_what, bytes) => {
    const answer = await exchange(bytes);
    const statuses = [...answer.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map((match) => Number(match[1]));

    // Nothing is indexed in this test, and a search that is understood says so.
    const understood = answer.includes('"code":"index_empty"') ? [503] : [];
    expect(statuses.filter((status) => status >= 500 && !understood.includes(status))).toEqual([]);
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
  });

  it('a connection that the client resets in the middle of a head or a body does not end the server', async () => {
    for (const bytes of [
      'GET /thr',
      json('{"qu', 'Content-Length: 100'),
      form('multipart/form-data; boundary=b', '--b'),
    ]) {
      const { hostname, port } = new URL(app.url);
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
      socket.resetAndDestroy();
    }

    expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
  });
});
