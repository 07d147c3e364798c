/** Runs the built server in a separate process, with the scripted upstream as its model server. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcess, startNode } from './processes.mjs';

/** The flags for Node in the script `start:prod`, which `npm start` runs. */
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const FLAGS = scripts['start:prod'].match(/--\S+/g) ?? [];

/** @param {{ core: number, build: string, upstream: string, databaseUrl?: string, flags?: string[], variables?: Record<string, string> }} options */
export async function startServer({ core, build, upstream, databaseUrl, flags = [], variables = {} }) {
  const folder = await mkdtemp(join(tmpdir(), 'chatkit-bench-'));
  await writeFile(join(folder, 'page.md'), '# Bench\n\nOne page, so that there is an index.\n');
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: databaseUrl ?? '',
    VECTOR_STORE: 'embedded',
    CONTENT_DIR: folder,
    OPENAI_API_KEY: 'x',
    OPENAI_BASE_URL: upstream,
    AGENT_MODEL: 'scripted',
    AGENT_API: 'responses',
    EMBEDDING_MODEL: 'local',
    LOG_LEVEL: 'log',
    SHUTDOWN_GRACE: '1',
    // The readers of the bench keep no cookies, and some send several requests that belong together.
    AUTH: 'none',
    ...variables,
  };
  const child = startNode({ core, flags: [...FLAGS, ...flags], file: join(build, 'main.js'), env, output: 'pipe' });
  const { url, log } = await readUntilReady(child);
  return {
    child,
    url,
    /** What it wrote until it was ready. */
    log,
    /** The folder of its pages. */
    folder,
    async stop() {
      await endProcess(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function readUntilReady(child) {
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-20_000)));
  const ended = once(child, 'exit');
  while (!output.includes('Ready.')) {
    await Promise.race([once(child.stdout, 'data'), ended]);
    if (child.exitCode !== null) throw new Error(`The server did not start:\n${output}`);
  }
  return { url: /Listening on (http:\S+)/.exec(output)[1], log: output };
}
