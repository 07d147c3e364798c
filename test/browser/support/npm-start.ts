import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** `npm start` as in the README, in a separate process group. Only the port and the data folder are set by the test. */
export class NpmStart {
  private constructor(
    private readonly folder: string,
    private child: ChildProcess,
    readonly url: string,
  ) {}

  static async run(): Promise<NpmStart> {
    const folder = await mkdtemp(join(tmpdir(), 'chatkit-newcomer-'));
    const { child, url } = await start({ DATA_DIR: folder, PORT: '0' });
    return new NpmStart(folder, child, url);
  }

  /** Stops the server as Ctrl+C does, and starts what was built with the same address and data. */
  async again(environment: Record<string, string>): Promise<void> {
    await end(this.child);
    const { child } = await start({ DATA_DIR: this.folder, PORT: new URL(this.url).port, ...environment }, [
      'run',
      'start:prod',
    ]);
    this.child = child;
  }

  async stop(): Promise<void> {
    await end(this.child);
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function start(
  environment: Record<string, string>,
  script = ['start'],
): Promise<{ child: ChildProcess; url: string }> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1', ...environment };
  const child = spawn('npm', script, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (bytes: Buffer): void => {
      output += bytes.toString('utf8');
      const listening = /Listening on (http:\S+)/.exec(output);
      if (listening && output.includes('Ready.')) resolve(listening[1]!);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`npm ${script.join(' ')} ended with ${code}:\n${output}`)));
  });
  return { child, url };
}

/** A terminal sends Ctrl+C to the whole group: npm, its shell and the server. */
async function end(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  process.kill(-child.pid!, 'SIGINT');
  await closed;
}
