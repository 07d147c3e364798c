import { setTimeout as pause } from 'node:timers/promises';
import { describeWithService } from '../support/describe-with-service.js';
import { addMessage, createThread } from '../support/requests.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';
import { type EventStream, postForEvents } from '../support/sse-client.js';
import { createTestSchema, runOnce } from '../support/test-database.js';
import { Conversation, textOf } from './support/conversation.js';
import { FaultyModel } from './support/faulty-model.js';

/** Longer than a lease and the interval of recovery, with a margin for a busy machine. */
const RECOVERY_LIMIT_MS = 120_000;

describeWithService('Two processes on one Postgres', 'TEST_DATABASE_URL', (databaseUrl) => {
  const model = new FaultyModel('responses');
  let schema: { readonly url: string; drop(): Promise<void> };
  const servers: ServerProcess[] = [];
  const streams: EventStream[] = [];

  let environment: Record<string, string>;

  beforeAll(async () => {
    schema = await createTestSchema(databaseUrl);
    environment = {
      DATABASE_URL: schema.url,
      DATA_DIR: 'memory://',
      OPENAI_BASE_URL: await model.start(),
      AGENT_MODEL: 'any',
      EMBEDDING_MODEL: 'local',
      CONTENT_DIR: 'test/support/content',
      SHUTDOWN_GRACE: '0',
    };
  });
  // One after the other: the first process runs the migrations. A test that ended a process may be tried again.
  beforeEach(async () => {
    while (servers.length < 2) servers.push(await startServerProcess(environment));
  }, 180_000);
  afterAll(async () => {
    for (const stream of streams) stream.close();
    for (const server of servers) await server.end('SIGKILL');
    await model.stop();
    await schema.drop();
  }, 60_000);

  /** An answer of the first process that has sent two words and waits for its model. */
  async function halfAnAnswer(): Promise<{ threadId: string; runId: string; stream: EventStream }> {
    model.will('silent after two deltas');
    const stream = await postForEvents(`${servers[0]!.url}/chatkit`, createThread('First?'), {
      'x-chatkit-resume': '1',
    });
    streams.push(stream);
    let threadId = '';
    for await (const { data } of stream.frames) {
      const event = JSON.parse(data) as { thread?: { id: string }; update?: { delta?: string } };
      threadId ||= event.thread?.id ?? '';
      if (event.update?.delta?.includes('two')) break;
    }
    return { threadId, runId: stream.headers['x-chatkit-run'] as string, stream };
  }

  function onSecond(threadId: string): Conversation {
    const conversation = new Conversation(servers[1]!.url);
    conversation.threadId = threadId;
    return conversation;
  }

  it('the second process rejects another answer in the thread and names the active run', async () => {
    const { threadId, runId } = await halfAnAnswer();

    const second = await postForEvents(`${servers[1]!.url}/chatkit`, addMessage(threadId, 'Second?'));

    expect(second.status).toBe(409);
    expect(JSON.parse(second.body)).toMatchObject({ code: 'run_active', detail: expect.stringContaining(runId) });
  }, 180_000);

  it(
    'the second process cancels a run of the first, which stores its text and frees the thread',
    async () => {
      const { threadId, runId } = await halfAnAnswer();

      const cancelled = await fetch(`${servers[1]!.url}/chatkit/runs/${runId}/cancel`, { method: 'POST' });

      expect(await cancelled.json()).toMatchObject({ id: runId, status: 'cancelled' });
      const conversation = onSecond(threadId);
      await until(async () => (await conversation.transcript()).includes('assistant_message: One two'));
      expect(textOf(await conversation.ask('Second?'))).toBe('One two three.');
    },
    RECOVERY_LIMIT_MS,
  );

  it(
    'the second process closes the run of a process that died, with its text and a visible end',
    async () => {
      const { threadId, runId } = await halfAnAnswer();
      await until(async () => (await checkpointOf(schema.url, runId)).includes('One two'));

      const conversation = onSecond(threadId);
      await servers.shift()!.end('SIGKILL');
      await until(async () => (await conversation.items()).some(({ type }) => type === 'task'));

      expect(await conversation.transcript()).toEqual(['user_message: First?', 'assistant_message: One two', 'task: ']);
      expect(textOf(await conversation.ask('Second?'))).toBe('One two three.');
    },
    RECOVERY_LIMIT_MS + 30_000,
  );
});

async function checkpointOf(url: string, runId: string): Promise<string> {
  const [row] = await runOnce(url, 'SELECT unfinished FROM runs WHERE id = $1', [runId]);
  return JSON.stringify(row);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + RECOVERY_LIMIT_MS; !(await holds()); await pause(250)) {
    if (Date.now() > deadline) throw new Error('The condition did not become true in time.');
  }
}
