import request from 'supertest';
import type { ModelSettings } from '../../src/config/settings.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { createThread } from '../support/requests.js';
import { collectFrames, postForEvents } from '../support/sse-client.js';
import { type Behaviour, FaultyModel } from './support/faulty-model.js';

/** The scripted server sends usage in the Responses API only. */
const SENT = { requests: 1, input_tokens: 1, output_tokens: 1, estimated: false };
const ESTIMATED = { requests: 1, estimated: true };

describe.each<[ModelSettings['api'], object]>([
  ['responses', SENT],
  ['chat_completions', { ...ESTIMATED, model: 'any' }],
])('The usage of a run with %s', (api, usage) => {
  const model = new FaultyModel(api);
  let app: RunningApp;

  beforeAll(async () => {
    const environment = {
      OPENAI_BASE_URL: await model.start(),
      AGENT_MODEL: 'any',
      AGENT_API: api,
      EMBEDDING_MODEL: 'local',
      MODEL_IDLE_TIMEOUT: '2',
    };
    app = await new AppBuilder().withEnvironment(environment).start();
  }, 180_000);
  afterAll(async () => {
    await app.close();
    await model.stop();
  });

  const get = (runId: string) => request(app.application.getHttpServer()).get(`/chatkit/runs/${runId}`);

  /** The run of a question that the model server treats like this. */
  async function runOf(behaviour: Behaviour) {
    model.will(behaviour);
    const stream = await postForEvents(`${app.url}/chatkit`, createThread('How many tokens?'));
    await collectFrames(stream);
    return (await get(String(stream.headers['x-chatkit-run'])).expect(200)).body;
  }

  it('a run that has ended has the figures of the model server, or estimates when it sends none', async () => {
    const run = await runOf('answer');

    expect(run).toMatchObject({ status: 'completed', usage });
    expect(run.usage.input_tokens).toBeGreaterThan(0);
    expect(run.usage.output_tokens).toBeGreaterThan(0);
  });

  it.each<Behaviour>(['cut after two deltas', 'silent after two deltas'])(
    'a run whose stream has the fault "%s" has estimates of its input and of the text so far',
    async (behaviour) => {
      const run = await runOf(behaviour);

      expect(run).toMatchObject({ status: 'failed', usage: ESTIMATED });
      expect(run.usage.input_tokens).toBeGreaterThan(100);
      expect(run.usage.output_tokens).toBeGreaterThan(0);
    },
  );

  it.each<Behaviour>([{ status: 401 }, { status: 429, retryAfter: '30' }])(
    'a run whose request is answered with %j has cost nothing',
    async (behaviour) => {
      const run = await runOf(behaviour);

      expect(run).toMatchObject({ status: 'failed', usage: { requests: 0, input_tokens: 0, output_tokens: 0 } });
    },
  );

  it('a run that does not exist is answered with 404', async () => {
    const { body } = await get('run_of_somebody_else').expect(404);

    expect(body).toMatchObject({ code: 'run_not_found' });
  });
});

it('a run that asked no model has no usage', async () => {
  const app = await new AppBuilder().start();
  const stream = await postForEvents(`${app.url}/chatkit`, createThread('Hello'));
  await collectFrames(stream);

  const { body } = await request(app.application.getHttpServer()).get(
    `/chatkit/runs/${stream.headers['x-chatkit-run']}`,
  );
  await app.close();

  expect(body).toMatchObject({ status: 'completed', usage: null });
});
