import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failToStart, type ServerProcess, startServerProcess, stopWhileStarting } from '../support/server-process.js';
import { collectFrames, postForEvents } from '../support/sse-client.js';

describe('The server as a process', () => {
  let folder: string;
  let server: ServerProcess | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chatkit-'));
  });
  afterEach(async () => {
    await server?.end('SIGKILL');
    server = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  const ask = async (url: string, body: object) =>
    collectFrames<{ id?: string }>(await postForEvents(`${url}/assistant/chatkit`, body));
  const itemsOf = async (url: string, threadId: string) =>
    ((await (await fetch(`${url}/threads/${threadId}/items`)).json()) as { data: { type: string }[] }).data;

  it('keeps a thread whole over kill -9', async () => {
    server = await startServerProcess({ DATA_DIR: folder });
    const [created] = await ask(server.url, { query: 'How do I connect my own Postgres?' });
    const before = await itemsOf(server.url, created!.data.id!);

    await server.end('SIGKILL');
    server = await startServerProcess({ DATA_DIR: folder });

    expect(before.map(({ type }) => type)).toEqual(expect.arrayContaining(['user_message', 'assistant_message']));
    expect(await itemsOf(server.url, created!.data.id!)).toEqual(before);
    await ask(server.url, { query: 'And with TLS?', thread_id: created!.data.id });
    expect((await itemsOf(server.url, created!.data.id!)).length).toBeGreaterThan(before.length);
  }, 120_000);

  it('is ready when it says so, and ends with 0 when it is told to', async () => {
    server = await startServerProcess({ DATA_DIR: folder });

    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
    server = undefined;
  }, 120_000);

  // Before its first line runs the signal ends it; from then on it closes what it has opened.
  it.each([200, 600, 1_000, 1_600, 2_400, 4_000])(
    'ends when it is told to %d ms after it began to start',
    async (afterMs) => {
      expect([0, 'SIGTERM']).toContain(await stopWhileStarting({ DATA_DIR: folder }, afterMs));
    },
    60_000,
  );

  it.each([
    [
      'an environment that is not valid',
      { PORT: 'many', DATABASE_URL: 'mysql://host/db' },
      /PORT: .*\n.*DATABASE_URL: /,
    ],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      /did not start: .*127\.0\.0\.1:1/,
    ],
    ['a model without a server', { AGENT_MODEL: 'gpt-5-mini' }, /did not start: [^]*OPENAI_API_KEY/],
  ])(
    'says in plain words that it cannot start with %s, and ends with 1',
    async (_what, environment, reason) => {
      const { code, output } = await failToStart({ DATA_DIR: folder, ...environment });

      expect(code).toBe(1);
      expect(output).toMatch(reason);
      expect(output).not.toMatch(/\n\s+at /);
    },
    60_000,
  );

  it('refuses a port that is taken with a clear line', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as { port: number };

    const { code, output } = await failToStart({ DATA_DIR: folder, PORT: String(port) });
    holder.close();

    expect(code).toBe(1);
    expect(output).toMatch(/did not start: .*EADDRINUSE/);
  }, 60_000);
});
