import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @type {Promise<{ child: import('node:child_process').ChildProcess, url: string }> | null} */
let running = null;

/**
 * The server process of this Jest worker, started with the first suite that needs it: starting takes longer than most
 * suites. It ends with its worker, because `agent-process.mjs` exits when the channel to its parent closes.
 * @param {() => Promise<string>} createDataFolder called only when the server starts
 */
export function agentProcess(createDataFolder) {
  running ??= start(createDataFolder).catch((error) => {
    running = null;
    throw error;
  });
  return running;
}

async function start(createDataFolder) {
  const folder = await createDataFolder();
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [at('agent-process.mjs')], {
    cwd: at('../../../'),
    env: { PATH, HOME, PORT: '0', AUTH: 'none', DATA_DIR: folder, CONTENT_DIR: at('../corpus') },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let faults = '';
  child.stderr.on('data', (chunk) => (faults += chunk.toString()));
  const port = await new Promise((resolve, reject) => {
    child.once('message', ({ ready }) => resolve(ready));
    child.once('exit', (code) => reject(new Error(`The server exited with ${code}: ${faults}`)));
  });
  child.once('exit', () => (running = null));
  // An idle server must not keep its worker alive after the last suite.
  child.unref();
  child.stderr.unref();
  child.channel.unref();
  return { child, url: `http://127.0.0.1:${port}` };
}
