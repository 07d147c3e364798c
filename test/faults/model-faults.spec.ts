import type { ModelSettings } from '../../src/config/settings.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { Conversation, errorsOf, textOf } from './support/conversation.js';
import { type Behaviour, DELTAS, FaultyModel } from './support/faulty-model.js';

const NO_WAIT = { retryAfter: '0' };
const ANSWER = DELTAS.join('');
const SEEN = DELTAS.slice(0, 2).join('');

const CUT = { code: 'model_stream_cut', allow_retry: true };
const UNAVAILABLE = { code: 'model_unavailable', allow_retry: true };
const RATE_LIMITED = { code: 'model_rate_limited', allow_retry: true };
const CREDENTIALS = { code: 'model_credentials', allow_retry: false };
const TIMEOUT = { code: 'model_timeout', allow_retry: true };

const thrice = (behaviour: Behaviour): Behaviour[] => [behaviour, behaviour, behaviour];

describe.each<ModelSettings['api']>(['responses', 'chat_completions'])('A model server that speaks %s', (api) => {
  const model = new FaultyModel(api);
  let app: RunningApp;
  let conversation: Conversation;

  beforeAll(async () => {
    const url = await model.start();
    const environment = {
      OPENAI_BASE_URL: url,
      AGENT_MODEL: 'any',
      AGENT_API: api,
      EMBEDDING_MODEL: 'local',
      MODEL_IDLE_TIMEOUT: '2',
    };
    app = await new AppBuilder().withEnvironment(environment).start();
  }, 180_000);
  beforeEach(() => (conversation = new Conversation(app.url)));
  afterAll(async () => {
    await app.close();
    await model.stop();
  });

  it.each<[string, Behaviour[]]>([
    [
      'answers 500 twice',
      [
        { status: 500, ...NO_WAIT },
        { status: 500, ...NO_WAIT },
      ],
    ],
    [
      'answers 429 twice',
      [
        { status: 429, ...NO_WAIT },
        { status: 429, ...NO_WAIT },
      ],
    ],
    ['breaks off before the headers', ['cut before the headers']],
    ['breaks off before the first event', ['cut before the first event']],
    ['breaks off inside the first event', ['cut inside the first event']],
    ['breaks off before the first delta', ['cut before the first delta']],
    ['sends garbage before the first delta', ['garbage before the first delta']],
  ])('a model server that %s is asked again, and the reader sees one answer', async (_what, behaviours) => {
    model.will(...behaviours);

    const events = await conversation.ask('First?');

    expect(errorsOf(events)).toEqual([]);
    expect(textOf(events)).toBe(ANSWER);
    expect(model.requests).toHaveLength(behaviours.length + 1);
    expect(await conversation.transcript()).toEqual(['user_message: First?', `assistant_message: ${ANSWER}`]);
  });

  it('a model server that answers 429 with Retry-After: 1 is asked again after one second', async () => {
    model.will({ status: 429, retryAfter: '1' });

    expect(textOf(await conversation.ask('First?'))).toBe(ANSWER);
    expect(model.requests[1]!.at - model.requests[0]!.at).toBeGreaterThanOrEqual(990);
  });

  it.each<[string, Behaviour[], object, number]>([
    ['answers 401', [{ status: 401 }], CREDENTIALS, 1],
    ['answers 429 and asks for more time than a reader has', [{ status: 429, retryAfter: '30' }], RATE_LIMITED, 1],
    ['answers 429 three times', thrice({ status: 429, ...NO_WAIT }), RATE_LIMITED, 3],
    ['answers 500 three times', thrice({ status: 500, ...NO_WAIT }), UNAVAILABLE, 3],
    ['breaks off three times before the first event', thrice('cut before the first event'), CUT, 3],
    ['sends garbage three times', thrice('garbage before the first delta'), CUT, 3],
    ['does not answer', ['silent before the headers'], TIMEOUT, 1],
    ['sends headers and no event', ['silent before the first event'], TIMEOUT, 1],
  ])('a model server that %s leads to one error and no answer', async (_what, behaviours, error, requests) => {
    model.will(...behaviours);

    const events = await conversation.ask('First?');

    expect(errorsOf(events)).toMatchObject([error]);
    expect(events.at(-1)!.type).toBe('error');
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(model.requests).toHaveLength(requests);
    expect(await conversation.transcript()).toEqual(['user_message: First?']);
  });

  it.each<[Behaviour & string, object, string[]]>([
    ['cut after two deltas', CUT, []],
    ['cut inside a delta', CUT, []],
    ['garbage after two deltas', CUT, []],
    ['end without completion', CUT, []],
    ['silent after two deltas', TIMEOUT, [`assistant_message: ${SEEN}`]],
  ])(
    'a stream with the fault "%s" ends with one error after its text and is not requested again',
    async (behaviour, error, kept) => {
      model.will(behaviour);

      const events = await conversation.ask('First?');

      expect(textOf(events)).toBe(SEEN);
      expect(errorsOf(events)).toMatchObject([error]);
      expect(events.at(-1)!.type).toBe('error');
      expect(model.requests).toHaveLength(1);
      expect(await conversation.transcript()).toEqual(['user_message: First?', ...kept]);
    },
  );

  it.each<Behaviour>([{ status: 401 }, 'cut after two deltas', 'silent after two deltas'])(
    'the thread accepts the next message after the fault %j',
    async (behaviour) => {
      model.will(behaviour);
      await conversation.ask('First?');

      const events = await conversation.ask('Second?');

      expect(errorsOf(events)).toEqual([]);
      expect(textOf(events)).toBe(ANSWER);
      expect(model.requests.at(-1)!.body).toMatch(/First\?.*Second\?/s);
      expect((await conversation.transcript()).slice(-2)).toEqual([
        'user_message: Second?',
        `assistant_message: ${ANSWER}`,
      ]);
    },
  );
});

describe('An unreachable model server', () => {
  it('an unreachable model server leads to one error that allows a retry', async () => {
    const environment = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', AGENT_MODEL: 'any', EMBEDDING_MODEL: 'local' };
    const app = await new AppBuilder().withEnvironment(environment).start();
    const conversation = new Conversation(app.url);

    const events = await conversation.ask('First?');
    const transcript = await conversation.transcript();
    await app.close();

    expect(errorsOf(events)).toMatchObject([UNAVAILABLE]);
    expect(transcript).toEqual(['user_message: First?']);
  }, 180_000);
});
