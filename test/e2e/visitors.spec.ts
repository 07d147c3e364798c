import request from 'supertest';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { createThread, listItems } from '../support/requests.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';

const ORIGIN = 'https://docs.example.com';
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('Visitors', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await new AppBuilder()
      .withEnvironment({ AUTH: 'visitor', CORS_ORIGINS: ORIGIN })
      .withResponder(new ScriptedAnswers(['Hello.']))
      .start();
  });
  afterAll(() => app.close());

  /** A browser keeps cookies. */
  const browser = () => request.agent(app.url);
  type Browser = ReturnType<typeof browser>;
  const chatKit = (from: Browser, body: object) => from.post('/chatkit').set('X-ChatKit-Resume', '1').send(body);

  async function conversation(from: Browser) {
    const { headers, text } = await chatKit(from, createThread('Hello?')).expect(200);
    const attached = await from.post('/attachments').attach('file', PICTURE, 'a.png').expect(201);
    const thread = /"thread":\{"id":"([^"]+)"/.exec(text)![1]!;
    return { thread, run: String(headers['x-chatkit-run']), attachment: attached.body.id as string };
  }

  it('two browsers never see the threads, runs and attachments of each other', async () => {
    const [ada, bob] = [browser(), browser()];
    const { thread, run, attachment } = await conversation(ada);
    await conversation(bob);
    const paths = [
      `/threads/${thread}`,
      `/threads/${thread}/items`,
      `/threads/${thread}/feedback`,
      `/chatkit/runs/${run}`,
      `/chatkit/runs/${run}/events?after=${run}:0`,
      `/attachments/${attachment}`,
    ];

    for (const path of paths) await ada.get(path).expect(200);
    for (const path of paths) await bob.get(path).expect(404);

    expect((await bob.get('/threads')).text).not.toContain(thread);
    await bob.delete(`/threads/${thread}`).expect(404);
    await bob.post(`/chatkit/runs/${run}/cancel`).expect(404);
    await chatKit(bob, listItems(thread)).expect(404);
    await bob.get(`/chatkit/threads/${thread}/run`).expect(204);
    expect((await ada.get('/threads')).body.data).toHaveLength(1);
  });

  it('a program that keeps the token of X-ChatKit-Visitor continues its thread without a cookie', async () => {
    const first = await request(app.url).post('/chatkit').set('X-ChatKit-Resume', '1').send(createThread('Hello?'));
    const authorization = `Bearer ${first.headers['x-chatkit-visitor']}`;

    const list = await request(app.url).get('/threads').set('Authorization', authorization).expect(200);

    expect(list.body.data).toHaveLength(1);
    expect(list.headers).not.toHaveProperty('x-chatkit-visitor');
    expect(list.headers).not.toHaveProperty('set-cookie');
  });

  it('an invalid token is refused with 401 before the body is read, and is not a new visitor', async () => {
    const { body, headers } = await request(app.url)
      .post('/chatkit')
      .set('Authorization', 'Bearer v1.visitor_0.1.x')
      .set('Content-Type', 'application/json')
      .send('this is no JSON')
      .expect(401);

    expect(body).toMatchObject({ code: 'invalid_token' });
    expect(headers['www-authenticate']).toMatch(/^Bearer error="invalid_token"/);
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('two first requests in parallel both get a valid visitor, and the browser goes on as the one whose cookie it keeps', async () => {
    const jar = browser();
    const [one, other] = await Promise.all([jar.get('/threads').expect(200), jar.get('/threads').expect(200)]);
    const { thread } = await conversation(jar);

    const lists = await Promise.all([jar.get('/threads'), jar.get('/threads')]);

    for (const { body } of lists) expect(body.data.map(({ id }: { id: string }) => id)).toEqual([thread]);
    for (const { headers } of lists) expect(headers).not.toHaveProperty('set-cookie');
    for (const { headers } of [one, other]) {
      await request(app.url).get('/threads').set('Authorization', `Bearer ${headers['x-chatkit-visitor']}`).expect(200);
    }
  });

  it('pages of another origin may read the token, and preflight requests and open routes need no visitor', async () => {
    const { headers } = await request(app.url).get('/threads').set('Origin', ORIGIN).expect(200);
    expect(headers['access-control-expose-headers']).toContain('X-ChatKit-Visitor');

    const open = await Promise.all([
      request(app.url).options('/chatkit').set('Origin', ORIGIN).set('Access-Control-Request-Method', 'POST'),
      ...['/', '/health/live', '/openapi.json', '/_site/site.css'].map((path) =>
        request(app.url).get(path).set('Authorization', 'Bearer wrong'),
      ),
    ]);
    for (const { status, headers: given } of open) {
      expect(status).toBeLessThan(300);
      expect(given).not.toHaveProperty('set-cookie');
    }
  });

  it('an upload that a page of another site sends with the cookie of a reader is refused', async () => {
    const ada = browser();
    await ada.get('/threads').expect(200);

    const { body } = await ada
      .post('/attachments')
      .set('Origin', 'https://attacker.example')
      .set('Sec-Fetch-Site', 'cross-site')
      .attach('file', PICTURE, 'a.png')
      .expect(403);

    expect(body).toMatchObject({ code: 'origin_not_allowed' });
  });
});
