import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { openPGlite, type PGliteSource } from './pglite.engine.js';

/**
 * The worker thread of an embedded Postgres. It sends `open` first. Then it answers each message in the order in which the
 * messages arrive: bytes with bytes, and `close` by closing the database and ending the thread.
 */
const port = parentPort!;
const engine = await openPGlite(workerData as PGliteSource);

port.postMessage('open');

// A fault of the database itself ends the thread with an unhandled rejection, which the other thread reports.
for await (const [request] of on(port, 'message') as AsyncIterable<[Uint8Array<ArrayBuffer> | 'close']>) {
  if (request === 'close') break;
  const answer = await engine.exchange(request);
  port.postMessage(answer, [answer.buffer]);
}
await engine.close();
port.close();
