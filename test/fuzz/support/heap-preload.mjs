import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

// `node --import` loads this file before the server. SIGUSR2 collects garbage and prints the bytes that are still in use.
if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', async () => {
    // One collection a turn: together they would block the event loop for longer than the watchdog allows.
    for (let time = 0; time < 3; time += 1) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    console.log(`heapUsed=${process.memoryUsage().heapUsed};`);
  });
}
