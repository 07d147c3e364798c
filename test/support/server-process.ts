import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { watchdog } from './watchdog/watchdog.js';

const MAIN = fileURLToPath(new URL('../../dist-test/src/main.js', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist-test/src/cli.js', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A server of a test ends before optimized WebAssembly of the embedded database would save the time that compiling it takes. */
const SHORT_LIVED = '--liftoff-only';

export interface ServerProcess {
  readonly url: string;
  /** Everything that the server has printed. */
  output(): string;
  send(signal: NodeJS.Signals): void;
  /** Sends the signal. @returns the exit code, or the signal that ended the process. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

/** Starts the built server in a separate process and waits until it prints that it is ready. */
export async function startServerProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const child = spawnServer(environment);
  const output = gather(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', () => /Ready\./.test(output()) && resolve());
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output()}`)));
  });
  const [, url] = /Listening on (http:\S+)/.exec(output()) ?? [];
  return {
    url: url!,
    output,
    send: (signal) => void child.kill(signal),
    async end(signal) {
      const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
      child.kill(signal);
      const [code, by] = await exited;
      return code ?? by;
    },
  };
}

/** Starts a server that is expected to fail during its start. */
export async function failToStart(
  environment: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawnServer(environment);
  const output = gather(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output() };
}

/** Sends SIGTERM to a server while it starts. @returns its exit code, or the signal that ended it. */
export async function stopWhileStarting(
  environment: Record<string, string>,
  afterMs: number,
): Promise<number | NodeJS.Signals | null> {
  const child = spawnServer(environment);
  gather(child);
  await setTimeout(afterMs);
  child.kill('SIGTERM');
  const [code, by] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return code ?? by;
}

/** Starts a command of the command line in a separate process. */
export function startCommand(words: readonly string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [SHORT_LIVED, CLI, ...words], {
    cwd: ROOT,
    env: environmentOf(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a command to its end. */
export async function runCommand(
  words: readonly string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = startCommand(words, environment);
  const output = gather(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output() };
}

function spawnServer(environment: Record<string, string>): ChildProcess {
  const watch = watchdog.preload();
  return spawn(process.execPath, [SHORT_LIVED, ...watch.flags, MAIN], {
    cwd: ROOT,
    env: environmentOf({ ...watch.environment, ...environment }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function environmentOf(environment: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', NO_COLOR: '1', AUTH: 'none', ...environment };
}

function gather(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer) => (text += chunk.toString('utf8'));
  child.stdout!.on('data', add);
  child.stderr!.on('data', add);
  return () => text;
}
