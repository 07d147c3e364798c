import { setTimeout as pause } from 'node:timers/promises';
import { ChaosServer } from '../support/chaos-server.js';
import { type ScriptedUpstream, startUpstream } from '../support/chaos-upstream.js';
import { createThread, listItems } from '../support/requests.js';
import { type EventStream, postForEvents } from '../support/sse-client.js';

interface Event {
  readonly type: string;
  readonly thread?: { readonly id: string };
  readonly update?: { readonly delta?: string };
  readonly allow_retry?: boolean;
  readonly code?: string;
}

const GRACE_SECONDS = 2;
const SHORT = 1;
/** The number of the question whose answer takes ten seconds, which is longer than the grace period. */
const LONG = 2;

describe('A server that gets SIGTERM', () => {
  let upstream: ScriptedUpstream;
  let server: ChaosServer;

  beforeAll(async () => {
    upstream = await startUpstream((question) => ({
      deltas: Array.from({ length: question === SHORT ? 10 : 100 }, (_, index) => ` word${index}`),
      pauseMilliseconds: 100,
    }));
  });
  beforeEach(async () => {
    server = await ChaosServer.create(upstream.url, { SHUTDOWN_GRACE: String(GRACE_SECONDS) });
  }, 180_000);
  afterEach(() => server.close());
  afterAll(() => upstream.close());

  /** Sends a question and reads up to the first text delta. */
  async function ask(question: number): Promise<{ threadId: string; rest: AsyncIterator<Event> }> {
    const events = eventsOf(await postForEvents(`${server.url}/chatkit`, createThread(`question ${question}`)));
    let threadId = '';
    for (let next = await events.next(); !next.done; next = await events.next()) {
      threadId ||= next.value.thread?.id ?? '';
      if (next.value.update?.delta) break;
    }
    return { threadId, rest: events };
  }

  async function* eventsOf({ frames }: EventStream): AsyncGenerator<Event, void, void> {
    for await (const { data } of frames) yield JSON.parse(data) as Event;
  }

  async function readAll(rest: AsyncIterator<Event>): Promise<Event[]> {
    const events: Event[] = [];
    for (let next = await rest.next(); !next.done; next = await rest.next()) events.push(next.value);
    return events;
  }

  /** The signal takes a moment to arrive; then the readiness check fails. */
  async function untilDraining(url: string): Promise<void> {
    while ((await fetch(`${url}/health/ready`)).status === 200) await pause(20);
  }

  const post = (url: string, body: object) =>
    fetch(`${url}/chatkit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('a server that gets SIGTERM is not ready, rejects new answers with Retry-After, and completes the running answer', async () => {
    const { rest } = await ask(SHORT);
    const url = server.url;

    const ended = server.end('SIGTERM');
    await untilDraining(url);
    const refused = await post(url, createThread('Too late'));
    const events = await readAll(rest);

    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(events.filter(({ type }) => type === 'error')).toEqual([]);
    expect(events.map(({ type }) => type)).toContain('thread.item.done');
    expect(await ended).toBe(0);
  });

  it('a server that gets SIGTERM ends an answer after the grace period with a retryable error, stores its text and ends its run', async () => {
    const { threadId, rest } = await ask(LONG);

    const ended = server.end('SIGTERM');
    const events = await readAll(rest);

    expect(events.filter(({ type }) => type === 'error')).toMatchObject([
      { code: 'server_shutdown', allow_retry: true },
    ]);
    expect(await ended).toBe(0);
    await server.start();
    expect((await fetch(`${server.url}/chatkit/threads/${threadId}/run`)).status).toBe(204);
    const response = await post(server.url, listItems(threadId));
    const { data } = (await response.json()) as { data: { type: string; content: { text: string }[] }[] };
    expect(data.find(({ type }) => type === 'assistant_message')?.content[0]?.text).toMatch(/^ ?word0 word1/);
  });
});
