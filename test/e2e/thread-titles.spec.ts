import request from 'supertest';
import { FaultyModel } from '../faults/support/faulty-model.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { createThread } from '../support/requests.js';
import { collectFrames, postForEvents } from '../support/sse-client.js';

describe('TITLE_MODEL', () => {
  const model = new FaultyModel('responses');
  let app: RunningApp;

  beforeAll(async () => {
    const environment = {
      OPENAI_BASE_URL: await model.start(),
      AGENT_MODEL: 'any',
      AGENT_API: 'responses',
      TITLE_MODEL: 'small',
      EMBEDDING_MODEL: 'local',
    };
    app = await new AppBuilder().withEnvironment(environment).start();
  }, 180_000);
  afterAll(async () => {
    await app.close();
    await model.stop();
  });

  it('a thread is named by the title model, which gets the first question only, and the run has the usage of both models', async () => {
    const stream = await postForEvents(`${app.url}/chatkit`, createThread('How do I connect Postgres?'));
    const frames = await collectFrames<{ type: string; thread?: { id: string; title?: string } }>(stream);
    const runId = String(stream.headers['x-chatkit-run']);
    const { body: run } = await request(app.application.getHttpServer()).get(`/chatkit/runs/${runId}`).expect(200);
    const { body: thread } = await request(app.application.getHttpServer())
      .get(`/threads/${run.thread_id}`)
      .expect(200);

    const titles = frames.flatMap(({ data }) => (data.type === 'thread.updated' ? [data.thread?.title] : []));
    expect(titles.at(-1)).toBe('One two three');
    expect(thread.title).toBe('One two three');
    const [asked] = model.requests.map(({ body }) => JSON.parse(body)).filter((body) => body.model === 'small');
    expect(JSON.stringify(asked.input)).toContain('How do I connect Postgres?');
    expect(asked.tools ?? []).toEqual([]);
    expect(run.usage).toMatchObject({ requests: 2, input_tokens: 2, output_tokens: 2, estimated: false });
  });
});
