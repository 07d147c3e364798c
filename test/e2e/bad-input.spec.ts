import { jest } from '@jest/globals';
import request from 'supertest';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { addMessage, createThread } from '../support/requests.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';

describe('Invalid requests', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await new AppBuilder().withResponder(new ScriptedAnswers()).start();
  });
  afterAll(() => app.close());

  const http = () => request(app.application.getHttpServer());
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  describe.each([
    ['a body that is not JSON', '/chatkit', '{"type":', 400, 'malformed_json'],
    ['a body that is not an object', '/chatkit', '[]', 400, 'malformed_request'],
    ['no type', '/chatkit', '{}', 400, 'malformed_request'],
    ['an unknown type', '/chatkit', '{"type":"threads.explode","params":{}}', 400, 'unknown_request_type'],
    [
      'a member of the wrong type',
      '/chatkit',
      '{"type":"threads.get_by_id","params":{"thread_id":5}}',
      422,
      'invalid_request',
    ],
    ['an unknown thread', '/chatkit', JSON.stringify(addMessage('thread_missing', 'Hi')), 404, 'thread_not_found'],
    [
      'a message that is too long',
      '/chatkit',
      JSON.stringify(createThread('x'.repeat(8_001))),
      422,
      'message_too_long',
    ],
    [
      'deeply nested JSON',
      '/chatkit',
      `{"type":"threads.list","params":{},"x":${nested(5_000)}}`,
      400,
      'body_too_deep',
    ],
    [
      'a body of 900 kB with 450,000 ids',
      '/chatkit',
      `{"type":"items.feedback","params":{"thread_id":"t","kind":"positive","item_ids":[${'1,'.repeat(449_999)}1]}}`,
      422,
      'invalid_request',
    ],
    [
      'a body of 900 kB with 300,000 content parts',
      '/chatkit',
      `{"type":"threads.create","params":{"input":{"content":[${'{},'.repeat(299_999)}{}],"attachments":[],"inference_options":{}}}}`,
      422,
      'invalid_request',
    ],
    ['a negative limit', '/chatkit', '{"type":"threads.list","params":{"limit":-1}}', 422, 'invalid_request'],
    ['no question', '/assistant/chatkit', '{}', 422, 'invalid_request'],
    ['an empty question', '/assistant/chatkit', '{"query":""}', 422, 'invalid_request'],
    ['a blank question', '/assistant/chatkit', '{"query":"  "}', 422, 'invalid_request'],
    [
      'an oversized question',
      '/assistant/chatkit',
      JSON.stringify({ query: 'x'.repeat(8_001) }),
      422,
      'invalid_request',
    ],
    ['a question that is not text', '/assistant/chatkit', '{"query":5}', 422, 'invalid_request'],
    [
      'a chapter that is not a number',
      '/assistant/chatkit',
      '{"query":"q","context":{"page_context":{"current_chapter":"two"}}}',
      422,
      'invalid_request',
    ],
    ['a context that is not an object', '/assistant/chatkit', '{"query":"q","context":"page"}', 422, 'invalid_request'],
    [
      'an unknown thread to continue',
      '/assistant/chatkit',
      '{"query":"q","thread_id":"thread_missing"}',
      404,
      'thread_not_found',
    ],
    ['a body over 1 MB', '/assistant/chatkit', JSON.stringify({ query: 'x'.repeat(1_100_000) }), 413, 'body_too_large'],
  ])('%s', (what, path, body, status, code) => {
    it(`POST ${path} with ${what} answers ${status} ${code} as a problem document`, async () => {
      const response = await http().post(path).set('content-type', 'application/json').send(body).expect(status);

      expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(response.body).toMatchObject({ code, status, request_id: response.headers['x-request-id'] });
      expect(response.body.detail).toMatch(/\.$/);
    });
  });

  it('a problem document names the path of the invalid member', async () => {
    const { body } = await http()
      .post('/assistant/chatkit')
      .send({ query: 'q', context: { page_context: { current_chapter: 'two' } } });

    expect(body.errors).toEqual([expect.objectContaining({ path: 'context.page_context.current_chapter' })]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'POST /chatkit with the content type %s is rejected',
    async (type) => {
      const { body } = await http().post('/chatkit').set('content-type', type).send('query=1').expect(415);

      expect(body.code).toBe('unsupported_media_type');
    },
  );

  it.each(['%00', 'run_%00', 'run_1%00'])('answers a run id with NUL (%s) with run_not_found', async (id) => {
    const events = await http().get(`/chatkit/runs/${id}/events`).expect(404);
    const cancelled = await http().post(`/chatkit/runs/${id}/cancel`).expect(404);

    expect([events.body.code, cancelled.body.code]).toEqual(['run_not_found', 'run_not_found']);
    await http().get(`/chatkit/threads/${id}/run`).expect(204);
  });

  it('forbids caches to store JSON: answers of both kinds of routes, problems and health', async () => {
    const list = await http().post('/chatkit').send({ type: 'threads.list', params: {} }).expect(200);
    const threads = await http().get('/threads').expect(200);
    const problem = await http().post('/chatkit').send({}).expect(400);
    const health = await http().get('/health/live').expect(200);

    for (const { headers } of [list, threads, problem, health]) {
      expect(headers['cache-control']).toMatch(/no-store/);
    }
  });

  it('invalid requests create no thread', async () => {
    const { body } = await http().post('/chatkit').send({ type: 'threads.list', params: {} }).expect(200);

    expect(body.data).toEqual([]);
  });

  it('an unknown route answers programs with a problem document', async () => {
    const { body } = await http().get('/nothing/here').set('accept', 'application/json').expect(404);

    expect(body.code).toBe('page_not_found');
  });

  it('X-Request-Id of a gateway is kept, and an invalid one is replaced', async () => {
    expect((await http().get('/health/live').set('X-Request-Id', 'gw-1')).headers['x-request-id']).toBe('gw-1');
    expect((await http().get('/health/live').set('X-Request-Id', 'a b')).headers['x-request-id']).toMatch(/^req_/);
  });

  it('a body of 900 kB with 300,000 objects is refused before it is parsed', async () => {
    const body = `{"type":"threads.list","params":{},"x":[${'{},'.repeat(299_999)}{}]}`;
    const parse = jest.spyOn(JSON, 'parse');

    const response = await http().post('/chatkit').type('json').send(body);

    const longest = Math.max(...parse.mock.calls.map(([text]) => text.length));
    parse.mockRestore();
    expect([response.status, response.body.code]).toEqual([422, 'invalid_request']);
    expect(longest).toBeLessThan(10_000);
  });
});
