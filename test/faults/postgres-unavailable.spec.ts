import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { STORE_WRITE } from '../../src/common/retry.js';
import type { ThreadStreamEvent } from '../../src/protocol/events.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { describeWithService } from '../support/describe-with-service.js';
import { closedGate, ScriptedAnswers } from '../support/scripted-answers.js';
import { createTestSchema, runOnce } from '../support/test-database.js';
import { Conversation, errorsOf, textOf } from './support/conversation.js';
import { CutProxy } from './support/cut-proxy.js';

const SHORT_MS = 5_000;
/** Longer than writes are retried (half a minute), on a busy machine. */
const GONE_LIMIT_MS = 180_000;
/** With so many retries, a write is repeated for 5 seconds instead of half a minute. */
const FEW_RETRIES = 6;

describeWithService('Postgres unavailable during an answer', 'TEST_DATABASE_URL', (databaseUrl) => {
  let schema: { readonly url: string; drop(): Promise<void> };
  let proxy: CutProxy;
  let answers: ScriptedAnswers;
  let app: RunningApp;
  let conversation: Conversation;

  beforeAll(async () => {
    schema = await createTestSchema(databaseUrl);
    proxy = await CutProxy.before(schema.url);
    answers = new ScriptedAnswers(['one ', 'two ', 'three']);
    app = await new AppBuilder().withEnvironment({ DATABASE_URL: proxy.url }).withResponder(answers).start();
  }, 60_000);
  beforeEach(() => (conversation = new Conversation(app.url)));
  afterEach(() => {
    proxy.restore();
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await app.close();
    await proxy.close();
    await schema.drop();
  }, 60_000);

  /** Cuts the connections to the database after the answer has begun, and lets the answer continue. */
  async function askWhileCut(): Promise<{ asking: Promise<ThreadStreamEvent[]> }> {
    const { gate, open } = closedGate(1);
    answers.gate = gate;
    let asking!: Promise<ThreadStreamEvent[]>;
    await new Promise<void>((resolve) => {
      asking = conversation.ask('Hello', (event) => textOf([event]) === 'one ' && resolve());
    });
    proxy.cut();
    open();
    return { asking };
  }

  it(
    'an answer during which Postgres is unavailable for five seconds continues and is stored afterwards',
    async () => {
      const { asking } = await askWhileCut();
      await pause(SHORT_MS);
      proxy.restore();

      const events = await asking;

      expect(errorsOf(events)).toEqual([]);
      expect(textOf(events)).toBe('one two three');
      expect(await conversation.transcript()).toEqual(['user_message: Hello', 'assistant_message: one two three']);
    },
    GONE_LIMIT_MS,
  );

  it(
    'an answer during which Postgres stays unavailable ends with database_unavailable, stores no part, and the thread works again',
    async () => {
      jest.replaceProperty(STORE_WRITE as { retries: number }, 'retries', FEW_RETRIES);
      const { asking } = await askWhileCut();

      const events = await asking;
      proxy.restore();

      expect(errorsOf(events)).toMatchObject([{ code: 'database_unavailable', allow_retry: true }]);
      expect(events.at(-1)!.type).toBe('error');
      expect(await conversation.transcript()).toEqual(['user_message: Hello']);
      answers.gate = () => Promise.resolve();
      // The run whose end could not be written is closed when its lease of 15 seconds has ended.
      await runOnce(schema.url, `UPDATE runs SET lease_until = now() - interval '1 second' WHERE status = 'active'`);
      const next = await untilFree(() => conversation.ask('Again'));
      expect(textOf(next)).toBe('one two three');
      expect((await conversation.transcript()).slice(-2)).toEqual([
        'user_message: Again',
        'assistant_message: one two three',
      ]);
    },
    2 * GONE_LIMIT_MS,
  );

  it(
    'a message while Postgres is unavailable answers 503 and stores nothing',
    async () => {
      await conversation.ask('Hello');
      proxy.cut();

      const refused = await conversation.ask('Lost').catch((error: unknown) => String(error));
      proxy.restore();

      expect(refused).toContain('503');
      expect(refused).toContain('database_unavailable');
      expect(await conversation.transcript()).toEqual(['user_message: Hello', 'assistant_message: one two three']);
    },
    GONE_LIMIT_MS,
  );
});

/** A run whose end could not be written is closed after its lease has expired. */
async function untilFree<T>(ask: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + GONE_LIMIT_MS; ; ) {
    try {
      return await ask();
    } catch (error) {
      if (!String(error).includes('run_active') || Date.now() > deadline) throw error;
      await pause(500);
    }
  }
}
