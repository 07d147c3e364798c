import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { CORPUS } from '../../widget/test/support/book.js';
import { ScriptedModel } from '../../widget/test/support/scripted-model.js';
import { migratedDataFolder } from '../support/database-image.js';
import { failToStart, type ServerProcess, startServerProcess, stopWhileStarting } from '../support/server-process.js';
import { collectFrames, postForEvents } from '../support/sse-client.js';

/** The operating system completes connections up to the length of the server's queue, and lets further ones wait. */
async function connectWhileStopped({ url, send }: ServerProcess): Promise<void> {
  const { hostname, port } = new URL(url);
  send('SIGSTOP');
  const sockets = Array.from({ length: 1_000 }, () => connect(Number(port), hostname));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const socket of sockets) socket.destroy();
  send('SIGCONT');
}

describe('The server as a process', () => {
  let folder: string;
  let model: ScriptedModel;
  let server: ServerProcess | undefined;

  beforeAll(async () => void (model = await ScriptedModel.start()));
  afterAll(() => model.stop());
  beforeEach(async () => {
    folder = await migratedDataFolder();
  });
  afterEach(async () => {
    await server?.end('SIGKILL');
    server = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  /**
   * An environment with a fast start: the tables exist, and a few short pages are indexed without the bundled encoder.
   */
  const environment = () => ({
    DATA_DIR: folder,
    CONTENT_DIR: CORPUS,
    ...model.environment,
    ...model.embeddings,
    AGENT_MODEL: 'extractive',
  });
  const ask = async (url: string, body: object) =>
    collectFrames<{ id?: string }>(await postForEvents(`${url}/assistant/chatkit`, body));
  const itemsOf = async (url: string, threadId: string) =>
    ((await (await fetch(`${url}/threads/${threadId}/items`)).json()) as { data: { type: string }[] }).data;

  it('a server that was killed with SIGKILL starts again with the whole thread', async () => {
    server = await startServerProcess(environment());
    const [created] = await ask(server.url, { query: 'What do nodes send over topics?' });
    const before = await itemsOf(server.url, created!.data.id!);

    await server.end('SIGKILL');
    server = await startServerProcess(environment());

    expect(before.map(({ type }) => type)).toEqual(expect.arrayContaining(['user_message', 'assistant_message']));
    expect(await itemsOf(server.url, created!.data.id!)).toEqual(before);
    await ask(server.url, { query: 'And over services?', thread_id: created!.data.id });
    expect((await itemsOf(server.url, created!.data.id!)).length).toBeGreaterThan(before.length);
  }, 180_000);

  it('a server that printed "Ready." passes its readiness check, lets a thousand clients connect while it is busy, and exits with 0 on SIGTERM', async () => {
    server = await startServerProcess(environment());

    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    await connectWhileStopped(server);
    expect(await server.end('SIGTERM')).toBe(0);
    server = undefined;
  }, 180_000);

  // Before the server handles the signal, the signal itself ends the process. After that, the server shuts down.
  it.each([200, 600, 1_000, 1_600, 2_400, 4_000])(
    'a server that gets SIGTERM %d ms after its start exits with 0 or by the signal',
    async (afterMs) => {
      expect([0, 'SIGTERM']).toContain(await stopWhileStarting({ DATA_DIR: join(folder, 'empty') }, afterMs));
    },
    180_000,
  );

  it.each([
    ['an invalid environment', { PORT: 'many', DATABASE_URL: 'mysql://host/db' }, /PORT: .*\n.*DATABASE_URL: /],
    [
      'an unreachable database',
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      /did not start: .*127\.0\.0\.1:1/,
    ],
    ['a model without a key or a server', { AGENT_MODEL: 'gpt-5-mini' }, /did not start: [^]*OPENAI_API_KEY/],
  ])(
    'a server with %s prints one line with the reason, without a stack, and exits with 1',
    async (_what, environment, reason) => {
      const { code, output } = await failToStart({ DATA_DIR: folder, ...environment });

      expect(code).toBe(1);
      expect(output).toMatch(reason);
      expect(output).not.toMatch(/\n\s+at /);
    },
    180_000,
  );

  it('a server whose port is in use prints EADDRINUSE and exits with 1', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as { port: number };

    const { code, output } = await failToStart({ ...environment(), PORT: String(port) });
    holder.close();

    expect(code).toBe(1);
    expect(output).toMatch(/did not start: .*EADDRINUSE/);
  }, 180_000);
});
