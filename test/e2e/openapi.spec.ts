import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import request from 'supertest';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { createThread, getThread, listItems } from '../support/requests.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';
import { collectFrames, postForEvents } from '../support/sse-client.js';
import { watchdog } from '../support/watchdog/watchdog.js';

interface DocumentedResponse {
  readonly $ref?: string;
  readonly content?: Record<string, { schema: object }>;
}

interface Operation {
  readonly responses: Record<string, DocumentedResponse>;
}
const ADMIN_KEY = 'correct-horse-battery-staple';

interface Member {
  readonly type?: unknown;
  readonly properties?: object;
  readonly additionalProperties?: unknown;
}

type Paths = Record<string, Record<string, Operation>>;

const document = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Paths;
  components: {
    schemas: Record<string, { properties?: Record<string, Member> }>;
    responses: Record<string, DocumentedResponse>;
  };
};

const COMPILES = 'the test compiles a schema of openapi.json';

describe('openapi.json and the running server', () => {
  let app: RunningApp;
  let threadId: string;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as { default: (instance: unknown) => void }).default?.(ajv);
  ajv.addSchema(document, 'openapi.json');

  beforeAll(async () => {
    app = await new AppBuilder()
      .withEnvironment({ ADMIN_KEY })
      .withResponder(new ScriptedAnswers())
      .withIndex()
      .start();
    const [created] = await collectFrames<{ thread: { id: string } }>(
      await postForEvents(`${app.url}/chatkit`, createThread('Hello')),
    );
    threadId = created!.data.thread.id;
  }, 120_000);
  afterAll(() => app.close());

  const http = () => request(app.application.getHttpServer());
  const pointer = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');

  /** The differences between a body and the documented schema for its route, status and type. */
  function faults(method: string, path: string, response: request.Response): unknown[] {
    const type = response.type;
    const documented = document.paths[path]?.[method]?.responses[response.status];
    const shared = documented?.$ref?.split('/').at(-1);
    const { content } = (shared ? document.components.responses[shared] : documented) ?? {};
    if (!content?.[type]) return [`${method} ${path} documents no ${response.status} ${type}`];
    const at = shared
      ? `components/responses/${shared}`
      : `paths/${pointer(path)}/${method}/responses/${response.status}`;
    const where = `openapi.json#/${at}/content/${pointer(type)}/schema`;
    const validate = watchdog.ownWork(COMPILES, () => ajv.getSchema(where) ?? ajv.compile({ $ref: where }));
    return validate(response.body) ? [] : (validate.errors ?? []);
  }

  it('openapi.json gives a type to every member of a schema, and not only "object"', () => {
    const { schemas } = document.components;
    const bare = Object.entries(schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, { type, properties: members, additionalProperties }]) => {
          return type === 'object' && members === undefined && additionalProperties === undefined;
        })
        .map(([member]) => `${name}.${member}`),
    );

    expect(bare).toEqual([]);
  });

  it('openapi.json equals the document of the running server', async () => {
    const { body } = await http().get('/openapi.json').expect(200);

    expect(body).toEqual(document);
  });

  it('GET /docs shows the Swagger page without foreign URLs', async () => {
    const { text, headers } = await http().get('/docs').expect(200);

    expect(text).toContain('swagger-ui');
    expect(text).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; /);
  });

  it.each<[string, string, (http: () => ReturnType<typeof request>, id: string) => request.Test]>([
    ['get', '/health/live', (server) => server().get('/health/live')],
    ['get', '/health/ready', (server) => server().get('/health/ready')],
    ['get', '/health', (server) => server().get('/health')],
    ['get', '/threads', (server) => server().get('/threads')],
    ['get', '/threads/{id}', (server, id) => server().get(`/threads/${id}`)],
    ['get', '/threads/{id}', (server) => server().get('/threads/thread_missing')],
    ['get', '/threads/{id}/items', (server, id) => server().get(`/threads/${id}/items`)],
    ['get', '/threads/{id}/items', (server) => server().get('/threads/thread_missing/items')],
    ['get', '/threads', (server) => server().get('/threads?limit=0')],
    ['delete', '/threads/{id}', (server) => server().delete('/threads/thread_missing')],
    [
      'post',
      '/rag/search',
      (server) =>
        server()
          .post('/rag/search')
          .send({ queries: ['postgres'], scope: 'full' }),
    ],
    ['post', '/rag/search', (server) => server().post('/rag/search').send({ queries: [], scope: 'full' })],
    ['get', '/rag/index', (server) => server().get('/rag/index')],
    ['post', '/rag/index', (server) => server().post('/rag/index').auth(ADMIN_KEY, { type: 'bearer' })],
    ['post', '/rag/index', (server) => server().post('/rag/index')],
    ['get', '/rag/questions', (server) => server().get('/rag/questions').auth(ADMIN_KEY, { type: 'bearer' })],
    ['get', '/rag/questions', (server) => server().get('/rag/questions')],
    ['post', '/chatkit/runs/{id}/cancel', (server) => server().post('/chatkit/runs/run_x/cancel')],
    [
      'get',
      '/chatkit/runs/{id}/events',
      (server) => server().get('/chatkit/runs/run_x/events').set('accept', 'application/json'),
    ],
    ['post', '/chatkit', (server) => server().post('/chatkit').send({ type: 'threads.list', params: {} })],
    ['post', '/chatkit', (server, id) => server().post('/chatkit').send(getThread(id))],
    ['post', '/chatkit', (server, id) => server().post('/chatkit').send(listItems(id))],
    ['post', '/chatkit', (server) => server().post('/chatkit').send({})],
    ['post', '/chatkit', (server) => server().post('/chatkit').send(getThread('thread_missing'))],
    [
      'post',
      '/chatkit',
      (server) =>
        server()
          .post('/chatkit')
          .send({ type: 'threads.list', params: { limit: 'x' } }),
    ],
    ['post', '/chatkit', (server) => server().post('/chatkit').set('content-type', 'text/plain').send('x')],
    ['post', '/assistant/chatkit', (server) => server().post('/assistant/chatkit').send({})],
    [
      'post',
      '/assistant/chatkit',
      (server) => server().post('/assistant/chatkit').send({ query: 'q', thread_id: 'thread_missing' }),
    ],
  ])('%s %s returns a body that its documented schema accepts', async (method, path, send) => {
    const response = await send(http, threadId);

    expect(faults(method, path, response)).toEqual([]);
  });

  it('every streamed event matches the schema ThreadStreamEvent', async () => {
    const where = 'openapi.json#/components/schemas/ThreadStreamEvent';
    const validate = watchdog.ownWork(COMPILES, () => ajv.getSchema(where)!);
    const events = await collectFrames(await postForEvents(`${app.url}/chatkit`, createThread('Again')));

    for (const { data } of events) expect([validate(data), validate.errors]).toEqual([true, null]);
  });

  it('DELETE /threads/:id answers 204 and the thread is gone', async () => {
    await http().delete(`/threads/${threadId}`).expect(204);
    await http().get(`/threads/${threadId}`).expect(404);
  });
});
