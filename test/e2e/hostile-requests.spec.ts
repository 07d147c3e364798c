import fc from 'fast-check';
import request from 'supertest';
import { chatKitRequestSchema, type RequestType } from '../../src/protocol/requests.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { HOSTILE_TEXTS, junk, placesIn, replaceAt } from '../support/hostile-values.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';

const input = {
  content: [{ type: 'input_text', text: 'Hi' }],
  attachments: [],
  quoted_text: 'q',
  inference_options: { model: 'm' },
};
const thread = { thread_id: 'thread_x' };
const action = { ...thread, item_id: 'msg_x', action: { type: 'go', payload: { a: 1 } } };
const page = { limit: 5, order: 'asc', after: 'x' };

/** One complete request of every type. Ids of threads are those of a thread that does not exist. */
const EXAMPLES: { readonly [Type in RequestType]: object } = {
  'threads.create': { input },
  'threads.add_user_message': { ...thread, input },
  'threads.add_client_tool_output': { ...thread, result: { ok: true } },
  'threads.add_structured_input': {
    ...thread,
    item_id: 'sin_x',
    input: { status: 'answered', answers: { a: { values: ['b'], skipped: false } } },
  },
  'threads.retry_after_item': { ...thread, item_id: 'msg_x' },
  'threads.custom_action': action,
  'threads.sync_custom_action': action,
  'threads.get_by_id': thread,
  'threads.list': page,
  'items.list': { ...thread, ...page },
  'items.feedback': { ...thread, item_ids: ['msg_x'], kind: 'positive' },
  'attachments.create': { name: 'a.txt', size: 3, mime_type: 'text/plain' },
  'attachments.delete': { attachment_id: 'atc_x' },
  'threads.update': { ...thread, title: 'New' },
  'threads.delete': thread,
  'input.transcribe': { audio_base64: 'aGk=', mime_type: 'audio/webm' },
};

describe('Hostile requests', () => {
  let app: RunningApp;

  beforeAll(async () => {
    // The first call computes a table of all characters. The watchdog would count that after the start of the server.
    junk();
    app = await new AppBuilder().withResponder(new ScriptedAnswers(['ok'])).start();
  });
  afterAll(() => app.close());

  const http = () => request(app.application.getHttpServer());
  const send = (body: unknown) =>
    http()
      .post('/chatkit')
      .send(body as object)
      .buffer();

  /** The request is accepted, or rejected with a problem document, and never answered with 5xx. */
  function expectNoServerError(response: request.Response): void {
    const known =
      response.status === 200 || response.status === 501 || (response.status >= 400 && response.status < 500);
    expect([known, response.status, response.text?.slice(0, 300)]).toEqual([
      true,
      response.status,
      response.text?.slice(0, 300),
    ]);
    if (response.status !== 200) {
      expect(response.type).toBe('application/problem+json');
      expect(JSON.parse(response.text)).toMatchObject({
        code: expect.stringMatching(/^[a-z0-9_]+$/),
        status: response.status,
      });
    }
    expect(response.text).not.toMatch(/QueryFailedError|node_modules|at \w+ \(/);
  }

  it.each(Object.keys(EXAMPLES) as RequestType[])(
    '%s with one invalid, missing or unusual member never answers 5xx',
    async (type) => {
      const whole = {
        type,
        params: EXAMPLES[type],
        metadata: { session_id: 's', page_context: { current_chapter: 1 } },
      };
      const places = placesIn(whole);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...places),
          fc.option(junk(), { nil: undefined }),
          async (place, replacement) => {
            expectNoServerError(await send(replaceAt(whole, place, replacement)));
          },
        ),
        { numRuns: 40, seed: 7 },
      );
    },
    120_000,
  );

  it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'ids that are %s never answer 5xx',
    async (_shown, text) => {
      expect.hasAssertions();
      for (const type of ['threads.get_by_id', 'items.list', 'threads.retry_after_item', 'threads.update'] as const) {
        expectNoServerError(await send({ type, params: { ...EXAMPLES[type], thread_id: text } }));
      }
    },
  );

  it('the hostile requests cover every request type', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(
      chatKitRequestSchema.options.map((option) => option.shape.type.value).sort(),
    );
  });

  it('hostile text in a message is stored and returned unchanged', async () => {
    for (const text of HOSTILE_TEXTS.filter((candidate) => candidate.length < 8_000)) {
      const { text: stream } = await send({
        type: 'threads.create',
        params: { input: { ...input, quoted_text: null, content: [{ type: 'input_text', text }] } },
      });
      const [, id] = /"thread":\{"id":"(thread_\w+)"/.exec(stream) ?? [];
      const { body } = await send({ type: 'threads.get_by_id', params: { thread_id: id } }).expect(200);
      expect(body.items.data[0].content[0].text).toBe(text.toWellFormed().replaceAll('\u0000', ''));
    }
  });

  it('the server is healthy after all hostile requests', async () => {
    await http()
      .get('/health/ready')
      .expect((response) => expect([200, 503]).toContain(response.status));
    expect((await http().get('/health/live')).body).toEqual({ status: 'ok' });
  });
});
