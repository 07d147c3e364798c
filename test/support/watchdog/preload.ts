import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { LoopWatch } from './loop-watch.js';

/**
 * `node --import` loads this file before a server that a test starts. From the line `Ready.` on, each fault of the event
 * loop is written as one line of JSON to the file that `LOOP_WATCH_FILE` names: a file, because the test may kill the process.
 */
const file = process.env.LOOP_WATCH_FILE;

if (isMainThread && file) {
  const watch = new LoopWatch((gap) => appendFileSync(file, `${JSON.stringify(gap)}\n`));
  const { stdout } = process;
  const write = stdout.write.bind(stdout) as (...words: unknown[]) => boolean;
  stdout.write = (...words: unknown[]) => {
    if (String(words[0]).includes('Ready.')) watch.start();
    return write(...words);
  };
  process.once('exit', () => watch.stop());
}
