import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { startCuttingProxy } from '../support/cutting-proxy.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';

const run = promisify(execFile);
const CLIENT = 'examples/fetch-client.mjs';

describe('The example client with plain fetch', () => {
  const deltas = Array.from({ length: 40 }, (_, index) => `word${index} `);
  let app: RunningApp;
  let answers: ScriptedAnswers;

  beforeEach(async () => {
    answers = new ScriptedAnswers(deltas);
    app = await new AppBuilder().withEnvironment({ AUTH: 'visitor' }).withResponder(answers).start();
  });
  afterEach(() => app.close());

  it('fetch-client.mjs prints an answer of the server', async () => {
    const { stdout } = await run(process.execPath, [CLIENT, app.url, 'Hello?']);

    expect(stdout).toBe(deltas.join(''));
    expect(answers.asked[0]!.message!.content[0]!.text).toBe('Hello?');
  });

  it('fetch-client.mjs prints every word once although the connection breaks repeatedly', async () => {
    const proxy = await startCuttingProxy(app.url, 2_500);

    const { stdout } = await run(process.execPath, [CLIENT, proxy.url, 'Hello?']);
    proxy.server.close();

    expect(stdout).toBe(deltas.join(''));
    expect(proxy.connections()).toBeGreaterThan(2);
    expect(answers.asked).toHaveLength(1);
  });

  it('fetch-client.mjs prints the reason for a rejected request', async () => {
    const failed = run(process.execPath, [CLIENT, app.url, 'x'.repeat(9_000)]);

    await expect(failed).rejects.toThrow('A message has at most 8000 characters.');
  });

  it('the commands of the page about continuing a thread continue it as the same visitor', async () => {
    const page = readFileSync('handbook/01-start/01-first-steps/04-continue-a-thread.md', 'utf8');
    const [ask = ''] = [...page.matchAll(/```sh\n([^]*?)```/g)].map(([, code]) => code!);
    const commands = ask.split(/\n(?=curl )/).map((command) => command.replace('localhost:3000', app.url));
    const folder = await mkdtemp(join(tmpdir(), 'curl-'));
    const shell = (command: string) => run('sh', ['-c', command], { cwd: folder });

    const { stdout } = await shell(commands[0]!);
    const thread = /"id":\s*"(thread_\w+)"/.exec(stdout)![1]!;
    await shell(commands[1]!.replace('thread_0198…', thread));
    const list = await shell(`curl -s -b visitor.txt ${app.url}/threads/${thread}/items`);
    await rm(folder, { recursive: true });

    expect(JSON.parse(list.stdout).data.filter(({ type }: { type: string }) => type === 'user_message')).toHaveLength(
      2,
    );
  });
});
