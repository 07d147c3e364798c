import { parentPort } from 'node:worker_threads';

/** In place of the worker of the embedded database: opens, and ends its thread at the first statement. */
parentPort.once('message', () => process.exit(1));
parentPort.postMessage('open', []);
