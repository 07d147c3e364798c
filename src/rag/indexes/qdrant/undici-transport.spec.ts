import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { withQdrantFaults } from './faults.js';
import { QdrantTransport } from './undici-transport.js';

describe('QdrantTransport', () => {
  const requests: IncomingMessage[] = [];
  let answer: (response: ServerResponse) => void;
  const server = createServer((request, response) => (requests.push(request), answer(response)));
  let host: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))));
  beforeEach(() => {
    requests.length = 0;
    answer = (response) => response.end('{"result":true}');
  });

  it('sends user and password of the URL as basic authentication and the key in its header', async () => {
    const warning = jest.spyOn(console, 'warn');
    const transport = new QdrantTransport({ url: `http://ada:pass%3Aword@${host}/vectors/`, apiKey: 'key' });

    await transport.send('GET', '/collections');

    expect(transport.address).toBe(`http://${host}/vectors`);
    expect(requests[0]!.url).toBe('/vectors/collections');
    expect(requests[0]!.headers).toMatchObject({
      'api-key': 'key',
      authorization: `Basic ${Buffer.from('ada:pass:word').toString('base64')}`,
    });
    expect(warning).not.toHaveBeenCalled();
    warning.mockRestore();
  });

  it('stops reading an answer that is larger than its limit, and the request is not repeated', async () => {
    const transport = new QdrantTransport({ url: `http://${host}` }, { answerBytes: 1_000, milliseconds: 5_000 });
    let written = 0;
    answer = (response) => {
      const more = () =>
        void (written < 5_000_000 && response.write('x'.repeat(10_000), () => ((written += 10_000), more())));
      response.on('error', () => undefined);
      more();
    };

    const asking = withQdrantFaults(() => transport.send('GET', '/collections'));

    await expect(asking).rejects.toMatchObject({ code: 'index_refused' });
    expect(requests).toHaveLength(1);
    expect(written).toBeLessThan(5_000_000);
  });

  it('ends a request that is not answered within its limit', async () => {
    const transport = new QdrantTransport({ url: `http://${host}` }, { answerBytes: 1_000, milliseconds: 20 });
    answer = () => undefined;

    await expect(transport.send('POST', '/collections/a/points', {})).rejects.toMatchObject({
      message: `POST http://${host}/collections/a/points had no answer in time`,
      isTemporary: true,
    });
  });

  it('ends a request when its signal aborts, with the reason of the signal', async () => {
    const leaving = new AbortController();
    const closed = new Promise((resolve) => (answer = (response) => response.on('close', resolve)));
    const asking = new QdrantTransport({ url: `http://${host}` }).send('GET', '/', undefined, leaving.signal);
    const outcome = asking.catch((error: unknown) => error);
    while (requests.length === 0) await new Promise((resolve) => setImmediate(resolve));

    leaving.abort(new Error('The reader left'));

    expect(await outcome).toMatchObject({ message: 'The reader left' });
    await closed;
  });
});
