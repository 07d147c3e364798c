import { Logger } from '@nestjs/common';
import type { Response } from 'express';
import request from 'supertest';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { QdrantServer } from '../support/qdrant-server.js';

const QUERY = /POST .*\/points\/query\/batch$/;
const KEY = 'key-of-the-operator';

describe('Qdrant refuses a request of the search', () => {
  const qdrant = new QdrantServer();
  let app: RunningApp;
  let address: string;
  const lines: string[] = [];

  beforeAll(async () => {
    address = await qdrant.start();
    qdrant.apiKey = KEY;
    app = await new AppBuilder().withEnvironment({ QDRANT_URL: address, QDRANT_API_KEY: KEY }).withIndex().start();
    const note = (line: unknown) => void lines.push(String(line));
    Logger.overrideLogger({ log: note, warn: note, error: note });
  });
  afterAll(async () => {
    Logger.overrideLogger(false);
    await app.close();
    await qdrant.close();
  });
  beforeEach(() => {
    lines.length = 0;
    qdrant.instead = undefined;
  });

  const answering = (answer: (response: Response) => void, route = QUERY) =>
    (qdrant.instead = { request: route, answer });
  const search = () =>
    request(app.url)
      .post('/rag/search')
      .send({ queries: ['words'] });

  it.each([
    [400, 'Wrong input: Vector dimension error: expected dim: 32, got 64'],
    [404, 'Not found: no such route in this gateway'],
    [409, 'Conflict: the collection is locked'],
    [413, 'Payload too large'],
    [422, 'Validation error in body: limit 116 exceeds max_query_limit 100'],
  ])('POST /rag/search answers 502 and logs one line with the reason when Qdrant answers %i', async (status, error) => {
    const route = status === 404 ? /aliases|collections/ : QUERY;
    answering((response) => void response.status(status).json({ status: { error } }), route);

    const { body } = await search().expect(502);

    expect(body).toMatchObject({ code: 'index_refused' });
    expect(JSON.stringify(body)).not.toContain(error);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/(POST|GET) http:\/\/127\.0\.0\.1:\d+\/(collections|aliases)/);
    expect(lines[0]).toContain(`${status} ${error}`);
  });

  it('the log line about a refusal is short and does not contain the key', async () => {
    answering((response) => void response.status(400).json({ status: { error: `${KEY} ${'long '.repeat(10_000)}` } }));

    await search().expect(502);

    expect(lines.join('').length).toBeLessThan(1_000);
    expect(lines.join('')).not.toContain(KEY);
  });

  it('POST /rag/search says which rights the key needs when Qdrant refuses it', async () => {
    answering((response) => void response.status(403).json({ status: { error: 'Global access is required' } }));

    const { body } = await search().expect(502);

    expect(body.detail).toMatch(/QDRANT_API_KEY.*read access.*manage/);
    expect(lines[0]).toContain('403 Global access is required');
  });

  it.each([
    ['a page of HTML', (response: Response) => void response.type('html').send('<h1>Welcome</h1>')],
    ['cut JSON', (response: Response) => void response.type('json').send('{"result":')],
    ['JSON without a result', (response: Response) => void response.json({ status: 'ok' })],
  ])('POST /rag/search answers 503 and logs the address when a server answers 200 with %s', async (_what, answer) => {
    answering(answer);

    const { body } = await search().expect(503);

    expect(body).toMatchObject({ code: 'index_unavailable' });
    expect(lines[0]).toContain(address);
  });

  it('a redirect of Qdrant to another host is not followed', async () => {
    const other = new QdrantServer();
    const elsewhere = await other.start();
    answering((response) => response.redirect(307, `${elsewhere}/collections`));

    const { body } = await search().expect(502);

    expect(body).toMatchObject({ code: 'index_refused' });
    expect(lines[0]).toContain('redirect');
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it.each([
    ['30', 30],
    ['100000', 60],
    ['Fri, 01 Jan 2027 00:00:40 GMT', 40],
  ])('POST /rag/search passes Retry-After %s of Qdrant on without a second request', async (value, seconds) => {
    const times = { Date: 'Fri, 01 Jan 2027 00:00:00 GMT', 'Retry-After': value };
    answering(
      (response) =>
        void response
          .status(429)
          .set(times)
          .json({ status: { error: 'Too many' } }),
    );
    const before = qdrant.requests.length;

    const { body, headers } = await search().expect(503);

    expect(body).toMatchObject({ code: 'index_unavailable' });
    expect(headers['retry-after']).toBe(String(seconds));
    expect(qdrant.requests.slice(before).filter((each) => QUERY.test(each))).toHaveLength(1);
  });
});
