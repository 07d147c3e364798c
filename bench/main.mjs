/**
 * `npm run bench`: runs every part, one after the other. Options after `--` are passed to the parts.
 *
 *   --only <part>   streams (run.mjs), retrieval (retrieval.mjs) or quiet (quiet.mjs)
 *   --quick         fewer and smaller measurements
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { benchFile } from './processes.mjs';

const PARTS = { streams: 'run.mjs', retrieval: 'retrieval.mjs', quiet: 'quiet.mjs' };

const words = process.argv.slice(2);
const at = words.indexOf('--only');
const [, only] = at < 0 ? [] : words.splice(at, 2);
if (only !== undefined && !(only in PARTS))
  throw new Error(`There is no part "${only}". Parts: ${Object.keys(PARTS).join(', ')}.`);

let running;
let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isStopped = true;
    running?.kill('SIGTERM');
  });
}
for (const part of only === undefined ? Object.keys(PARTS) : [only]) {
  if (isStopped) break;
  running = spawn(process.execPath, [...process.execArgv, benchFile(PARTS[part]), ...words], { stdio: 'inherit' });
  const [code] = await once(running, 'exit');
  process.exitCode ||= code ?? 1;
}
