import request from 'supertest';
import { Retriever } from '../../src/rag/retriever.js';
import type { SearchRequest } from '../../src/rag/search-request.js';
import { aPassage, covering, notCovering } from '../support/agent-builders.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { collectFrames, postForEvents } from '../support/sse-client.js';

const ADMIN_KEY = 'correct-horse-battery-staple';
const PORT = aPassage('port', { heading: 'Ports', text: 'The port of the server is 3000.' });

/** Covers only questions about ports. A search for crashes fails. */
const retriever = {
  search({ queries }: SearchRequest) {
    if (/crash/.test(queries[0]!)) return Promise.reject(new Error('unavailable'));
    return Promise.resolve(/port/.test(queries[0]!) ? covering(PORT) : notCovering(PORT));
  },
};

describe('GET /rag/questions', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await new AppBuilder().withEnvironment({ ADMIN_KEY }).withProvider(Retriever, retriever).start();
    await ask('How do I bake bread?');
    await ask('Which port does the server use?');
    await ask('baking bread');
    await ask('What about prices?');
    await ask('Why does it crash?');
    await ask('Which port does the proxy use?', 'negative');
  });
  afterAll(() => app.close());

  async function ask(query: string, kind?: 'positive' | 'negative'): Promise<void> {
    const frames = await collectFrames<{ id: string }>(await postForEvents(`${app.url}/assistant/chatkit`, { query }));
    const [thread, answer] = ['thread.created', 'item.done'].map(
      (name) => frames.find(({ event }) => event === name)!.data.id,
    );
    if (!kind) return;
    const params = { thread_id: thread, item_ids: [answer], kind };
    await request(app.url).post('/chatkit').send({ type: 'items.feedback', params }).expect(200);
  }

  const list = (query = '') =>
    request(app.url).get(`/rag/questions${query}`).set('Authorization', `Bearer ${ADMIN_KEY}`);

  it('GET /rag/questions lists weak questions by frequency, with the nearest sections and the feedback', async () => {
    const { body } = await list().expect(200);

    expect(body.has_more).toBe(false);
    expect(body.data.map(({ question, asked, weak }: Record<string, unknown>) => [question, asked, weak])).toEqual([
      ['baking bread', 2, 2],
      ['Which port does the proxy use?', 1, 1],
      ['What about prices?', 1, 1],
    ]);
    expect(body.data[0]).toMatchObject({
      not_covered: 2,
      uncited: 0,
      unhelpful: 0,
      confidence: 0.1,
      nearest: [{ id: 'port', file: 'guide/postgres.md', heading: 'Ports', score: 1, cited: true }],
      last_asked_at: expect.stringMatching(/Z$/),
    });
    expect(body.data[1]).toMatchObject({ not_covered: 0, unhelpful: 1 });
  });

  it('GET /rag/questions lists in pages', async () => {
    const first = (await list('?limit=2').expect(200)).body;
    const second = (await list(`?limit=2&after=${first.after}`).expect(200)).body;

    expect([first.data.length, first.has_more, second.data.length, second.has_more, second.after]).toEqual([
      2,
      true,
      1,
      false,
      undefined,
    ]);
    await list('?after=unknown').expect(404);
  });

  it.each(['?limit=0', '?limit=101', '?limit=x', '?days=0', '?days=91', `?after=${'x'.repeat(300)}`])(
    'GET /rag/questions%s answers 422',
    async (query) => {
      expect((await list(query).expect(422)).body).toMatchObject({ code: 'invalid_request' });
    },
  );

  it('GET /rag/questions answers 403 without a key, and 401 with a wrong one', async () => {
    await request(app.url)
      .get('/rag/questions')
      .expect(403)
      .expect('Content-Type', /problem\+json/);
    await list().set('Authorization', 'Bearer another-key-of-16-characters').expect(401);
  });

  it('GET /rag/questions omits the questions of a deleted thread, and a list that ended with one continues after it', async () => {
    const frames = await collectFrames<{ id: string }>(
      await postForEvents(`${app.url}/assistant/chatkit`, { query: 'Secret plans for tea?' }),
    );
    expect(JSON.stringify((await list()).body)).toContain('Secret plans');
    // The second of the list, because it is the newest of those that were asked once.
    const { after } = (await list('?limit=2').expect(200)).body;

    await request(app.url).delete(`/threads/${frames[0]!.data.id}`).expect(204);

    expect(JSON.stringify((await list()).body)).not.toContain('Secret plans');
    const { body: rest } = await list(`?after=${after}`).expect(200);
    expect(rest.data.map(({ question }: { question: string }) => question)).toEqual([
      'Which port does the proxy use?',
      'What about prices?',
    ]);
  });
});

describe('The routes for administrators without ADMIN_KEY', () => {
  let app: RunningApp;
  beforeAll(async () => void (app = await new AppBuilder().start()));
  afterAll(() => app.close());

  it.each([
    ['get', '/rag/questions'],
    ['post', '/rag/index'],
  ] as const)('%s %s answers 403 insufficient_scope, and 401 to the key "undefined"', async (method, path) => {
    const { body } = await request(app.url)[method](path).expect(403);

    expect(body).toMatchObject({ code: 'insufficient_scope', detail: expect.stringContaining('ADMIN_KEY') });
    await request(app.url)[method](path).set('Authorization', 'Bearer undefined').expect(401);
  });
});
