import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';

const REQUESTS = 400;

describe('Many requests at once', () => {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: Infinity });
  const answers = new ScriptedAnswers(['Hello']);
  let app: RunningApp;

  beforeAll(async () => void (app = await new AppBuilder().withResponder(answers).start()));
  afterAll(async () => {
    agent.destroy();
    await app.close();
  });

  async function statusOf(path: string, body?: string): Promise<number> {
    const method = body === undefined ? 'GET' : 'POST';
    const sent = request(`${app.url}${path}`, { agent, method, headers: { 'content-type': 'application/json' } });
    const [response] = await once(sent.end(body), 'response');
    await once(response.resume(), 'end');
    return response.statusCode;
  }

  it('a health check that arrives after them is answered before most of them, and all are answered', async () => {
    // The connections are open before, so that all requests are there in one turn of the event loop.
    await Promise.all(Array.from({ length: REQUESTS + 1 }, () => statusOf('/health/live')));
    let answered = 0;
    const body = JSON.stringify({
      type: 'items.feedback',
      params: { thread_id: 'x', item_ids: [1], kind: 'positive' },
    });
    const requests = Array.from({ length: REQUESTS }, async () => {
      const status = await statusOf('/chatkit', body);
      answered += 1;
      return status;
    });
    const answeredBefore = await statusOf('/health/live').then(() => answered);

    expect(answeredBefore).toBeLessThan(REQUESTS / 2);
    expect(new Set(await Promise.all(requests))).toEqual(new Set([422]));
  });
});
