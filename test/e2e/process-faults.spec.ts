import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { CORPUS } from '../../widget/test/support/book.js';
import { ScriptedModel } from '../../widget/test/support/scripted-model.js';
import { migratedDataFolder } from '../support/database-image.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';

/** SIGUSR2 makes the server leave a rejection unhandled, SIGHUP makes it throw outside of any request. */
const FAULTS = `
process.on('SIGUSR2', () => Promise.reject(new Error('left alone')));
process.on('SIGHUP', () => { throw new Error('thrown at the top'); });
`;

describe('Faults that nothing handles', () => {
  let folder: string;
  let model: ScriptedModel;
  let server: ServerProcess | undefined;

  beforeAll(async () => {
    model = await ScriptedModel.start();
    folder = await migratedDataFolder();
    server = await startServerProcess({
      DATA_DIR: folder,
      CONTENT_DIR: CORPUS,
      ...model.environment,
      ...model.embeddings,
      AGENT_MODEL: 'extractive',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(FAULTS)}`,
    });
  }, 120_000);
  afterAll(async () => {
    await server?.end('SIGKILL');
    await model.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function logged(words: string): Promise<string> {
    while (!server!.output().includes(words)) await setTimeout(10);
    return server!.output();
  }

  it('a rejected promise that nothing handles is logged with its place, and the server continues', async () => {
    server!.send('SIGUSR2');

    const output = await logged('left alone');
    expect(output).toContain('A promise was rejected and nothing handled it. The server continues.');
    expect((await fetch(`${server!.url}/health/ready`)).status).toBe(200);
  });

  it('an exception that nothing catches is logged, and the process exits with 1', async () => {
    const code = await server!.end('SIGHUP');

    expect(code).toBe(1);
    expect(await logged('thrown at the top')).toContain('An exception was not caught. The process exits with code 1.');
    server = undefined;
  });
});
