import request from 'supertest';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { createThread, listItems } from '../support/requests.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';

describe('Feedback', () => {
  let app: RunningApp;
  beforeAll(async () => void (app = await new AppBuilder().withResponder(new ScriptedAnswers()).start()));
  afterAll(() => app.close());

  const chatKit = (body: object) => request(app.url).post('/chatkit').send(body);
  const feedback = (thread_id: string, item_ids: string[], kind: string) =>
    chatKit({ type: 'items.feedback', params: { thread_id, item_ids, kind } });

  it('GET /threads/:id/feedback returns the latest feedback for each item and ignores unknown items', async () => {
    const asked = await chatKit(createThread('Hello')).expect(200);
    const threadId = /"id":"(thread_\w+)"/.exec(asked.text)?.[1] ?? '';
    const { body: items } = await chatKit(listItems(threadId));
    const answer = items.data.at(-1).id as string;

    await feedback(threadId, [answer, 'msg_unknown', "' OR 1=1 --", 'a\0b'], 'positive').expect(200, {});
    await feedback(threadId, [answer], 'negative').expect(200, {});

    const { body } = await request(app.url).get(`/threads/${threadId}/feedback`).expect(200);
    expect(body).toEqual({ data: [{ item_id: answer, kind: 'negative', created_at: expect.stringMatching(/Z$/) }] });
  });

  it.each(['thread_unknown', '%00', "'%20OR%201=1"])('feedback of the thread %s answers 404', async (threadId) => {
    const { body } = await request(app.url).get(`/threads/${threadId}/feedback`).expect(404);

    expect(body.code).toBe('thread_not_found');
    await feedback(decodeURIComponent(threadId), ['msg_1'], 'positive').expect(404);
  });
});
