import request from 'supertest';
import { Runs } from '../../src/chatkit/runs/runs.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { addMessage, createThread, listItems } from '../support/requests.js';
import { closedGate, ScriptedAnswers } from '../support/scripted-answers.js';
import { collectFrames, type EventStream, getEvents, postForEvents } from '../support/sse-client.js';

const RESUME = { 'x-chatkit-resume': '1' };

describe('Runs over HTTP', () => {
  const answers = new ScriptedAnswers(['one ', 'two ', 'three']);
  let app: RunningApp;

  beforeAll(async () => void (app = await new AppBuilder().withResponder(answers).start()));
  beforeEach(() => answers.reset());
  afterAll(() => app.close());

  const http = () => request(app.application.getHttpServer());
  const post = (body: object, headers = {}) => postForEvents(`${app.url}/chatkit`, body, headers);

  /** Starts an answer that waits before its second delta, and reads up to the first one. */
  async function half(
    headers: Record<string, string>,
  ): Promise<{ stream: EventStream; threadId: string; ids: string[]; open: () => void }> {
    const { gate, open } = closedGate(1);
    answers.gate = gate;
    const stream = await post(createThread('Hello'), headers);
    const ids: string[] = [];
    let threadId = '';
    for await (const { data, id } of stream.frames) {
      const event = JSON.parse(data) as { type: string; thread?: { id: string }; update?: { delta?: string } };
      if (id) ids.push(id);
      threadId ||= event.thread?.id ?? '';
      if (event.update?.delta === 'one ') break;
    }
    return { stream, threadId, ids, open };
  }

  async function textsOf(threadId: string): Promise<string[]> {
    const { body } = await http().post('/chatkit').send(listItems(threadId)).expect(200);
    const items = body.data as { type: string; content?: { text: string }[] }[];
    return items.filter(({ type }) => type === 'assistant_message').map(({ content }) => content![0]!.text);
  }

  it('a run continues when a client that can resume loses its connection, and Last-Event-ID returns the rest', async () => {
    const { threadId, ids, open } = await half(RESUME);
    const runId = ids.at(-1)!.split(':')[0]!;
    open();

    const rest = await http().get(`/chatkit/runs/${runId}/events`).set('Last-Event-ID', ids.at(-1)!).buffer();

    expect(rest.text).toContain('two ');
    expect(rest.text).not.toContain('"one "');
    expect(rest.text.trimEnd().split('\n').slice(-2)[0]).toBe('event: run.ended');
    expect(await textsOf(threadId)).toEqual(['one two three']);
  });

  it('a run stops when a client that cannot resume disconnects: the responder is aborted and the text so far is stored', async () => {
    const { threadId, stream } = await half({});

    stream.close();
    await new Promise<void>((resolve) => answers.asked[0]!.signal.addEventListener('abort', () => resolve()));

    await app.application.get(Runs).ended(stream.headers['x-chatkit-run'] as string);
    expect(await textsOf(threadId)).toEqual(['one ']);
  });

  it('GET /chatkit/threads/:id/run returns the active run, and POST /chatkit/runs/:id/cancel stops it', async () => {
    const { threadId } = await half(RESUME);
    const { body: run } = await http().get(`/chatkit/threads/${threadId}/run`).expect(200);

    const { body: stopped } = await http().post(`/chatkit/runs/${run.id}/cancel`).expect(200);

    expect(run).toMatchObject({ thread_id: threadId, status: 'active' });
    expect(stopped).toMatchObject({ id: run.id, status: 'cancelled' });
    expect(await textsOf(threadId)).toEqual(['one ']);
    await http().get(`/chatkit/threads/${threadId}/run`).expect(204);
  });

  it('a second message to a thread with an active run answers 409 run_active and names the run', async () => {
    const { threadId, open } = await half(RESUME);

    const second = await http().post('/chatkit').send(addMessage(threadId, 'And?')).expect(409);

    expect(second.body).toMatchObject({ code: 'run_active', detail: expect.stringContaining('run_') });
    open();
  });

  it('a repeated client_message_id returns the same events and starts no second run', async () => {
    const submit = createThread('Hello', { client_message_id: 'c-1' });

    const first = await collectFrames<{ type: string }>(await post(submit));
    const second = await collectFrames<{ type: string }>(await post(submit));

    expect(second).toEqual(first);
    expect(answers.asked).toHaveLength(1);
  });

  it.each([
    ['another text', createThread('Bye', { client_message_id: 'c-2' })],
    ['a longer text', createThread('HelloHello', { client_message_id: 'c-2' })],
  ])('a repeated client_message_id with %s is answered with 409 and starts no run', async (_what, other) => {
    await collectFrames(await post(createThread('Hello', { client_message_id: 'c-2' })));
    const asked = answers.asked.length;

    const response = await post(other);

    expect([response.status, JSON.parse(response.body).code]).toEqual([409, 'idempotency_key_reused']);
    expect(answers.asked).toHaveLength(asked);
  });

  it('POST /assistant/chatkit answers a repeated Idempotency-Key with another question with 409', async () => {
    const ask = (query: string) =>
      postForEvents(`${app.url}/assistant/chatkit`, { query }, { 'Idempotency-Key': 'q-1' });
    await collectFrames(await ask('Hello'));

    const [same, other] = [await ask('Hello'), await ask('Bye')];

    expect([same.status, other.status]).toEqual([200, 409]);
    expect(JSON.parse(other.body).code).toBe('idempotency_key_reused');
    await collectFrames(same);
  });

  it('GET /chatkit/runs/:id/events sends a late reader a snapshot and then the following events', async () => {
    const { ids, open } = await half(RESUME);
    const runId = ids.at(-1)!.split(':')[0]!;

    const late = await getEvents(`${app.url}/chatkit/runs/${runId}/events`);
    let text = '';
    for await (const { data } of late.frames) {
      text += data;
      if (data.includes('one ')) open();
    }

    expect(text).toContain('"text":"one "');
    expect(text).not.toContain('"delta":"one "');
    expect(text).toContain('"delta":"two "');
  });

  it('POST /assistant/chatkit with X-ChatKit-Resume gives each frame an id, after which named events continue', async () => {
    const { gate, open } = closedGate(1);
    answers.gate = gate;
    const stream = await postForEvents(`${app.url}/assistant/chatkit`, { query: 'Hello' }, RESUME);
    let place = '';
    for await (const { id, event } of stream.frames) {
      place = id ?? place;
      if (event === 'item.delta') break;
    }
    stream.close();
    open();

    const run = stream.headers['x-chatkit-run'] as string;
    const rest = await getEvents(`${app.url}/chatkit/runs/${run}/events?format=named`, { 'last-event-id': place });
    const frames = await collectFrames<{ delta?: { text: string } }>(rest);

    expect(place).toMatch(new RegExp(`^${run}:\\d+$`));
    expect(frames.flatMap(({ data }) => data.delta?.text ?? [])).toEqual(['two ', 'three']);
    expect(frames.map(({ event }) => event).slice(-2)).toEqual(['item.done', 'done']);
  });

  it('GET /chatkit/runs/:id/events refuses a format that it does not know', async () => {
    const run = (await post(createThread('Hello'))).headers['x-chatkit-run'] as string;

    await http().get(`/chatkit/runs/${run}/events?format=xml`).expect(422);
  });

  it('GET /chatkit/runs/:id/events sends two readers the same bytes', async () => {
    const frames = await collectFrames(await post(createThread('Hello'), RESUME));
    expect(frames.length).toBeGreaterThan(3);
    const [runId] = [(await post(createThread('Again'), RESUME)).headers['x-chatkit-run'] as string];
    await app.application.get(Runs).ended(runId);

    const [one, two] = await Promise.all(
      [0, 1].map(() => http().get(`/chatkit/runs/${runId}/events?after=0`).buffer()),
    );

    expect(one!.text).toBe(two!.text);
  });

  it('GET /chatkit/runs/:id/events returns events after a position as JSON', async () => {
    const stream = await post(createThread('Hello'), RESUME);
    await collectFrames(stream);
    const runId = stream.headers['x-chatkit-run'] as string;

    const poll = (after: string) =>
      http().get(`/chatkit/runs/${runId}/events`).query({ after }).set('Accept', 'application/json').expect(200);
    const { body } = await poll('2');

    expect(body.status).toBe('completed');
    expect(body.events[0].id).toBe(`${runId}:3`);
    expect((await poll(body.after)).body.events).toEqual([]);
  });

  it.each([
    ['an unknown run', 'get', '/chatkit/runs/run_missing/events', 404],
    ['an unknown run to cancel', 'post', '/chatkit/runs/run_missing/cancel', 404],
  ] as const)('%s answers 404 with a problem document', async (_what, method, path, status) => {
    const request = http()[method](path);
    const { body } = await request.expect(status).expect('content-type', /problem\+json/);

    expect(body.code).toMatch(/not_found$/);
  });

  it('GET /chatkit/runs/:id/events with the position of another run answers 422', async () => {
    const stream = await post(createThread('Hello'), RESUME);
    await collectFrames(stream);

    await http()
      .get(`/chatkit/runs/${stream.headers['x-chatkit-run'] as string}/events?after=run_other:3`)
      .expect(422);
  });
});
