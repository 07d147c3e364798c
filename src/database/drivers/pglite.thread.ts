import { Worker } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import { YOUNG_HEAP_MB } from '../../workers/limits.js';
import type { PGliteEngine, PGliteSource } from './pglite.engine.js';

type Bytes = Uint8Array<ArrayBuffer>;

interface Waiting {
  readonly resolve: (answer: Bytes) => void;
  readonly reject: (fault: Error) => void;
}

/**
 * Opens an embedded Postgres in a worker thread, so that no statement blocks the event loop.
 * @param worker the built `pglite.worker.js`
 * @param onCrash is called when the database stops unexpectedly after it was opened, and cannot be used any more.
 * @throws what prevented the database from opening.
 */
export async function openPGliteThread(worker: URL, source: PGliteSource, onCrash: () => void): Promise<PGliteEngine> {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_HEAP_MB };
  const thread = new PGliteThread(
    new Worker(worker, { name: 'embedded-database', workerData: source, resourceLimits }),
    onCrash,
  );
  await thread.open();
  return thread;
}

/** When the thread ends unexpectedly, this is logged, and every exchange is rejected, also those that wait. */
class PGliteThread implements PGliteEngine {
  private readonly logger = new Logger('EmbeddedDatabase');
  /** In the order of the requests, which is the order of the answers. */
  private readonly waiting: Waiting[] = [];
  private readonly ended: Promise<void>;
  private isOpen = false;
  private fault?: Error;

  constructor(
    private readonly worker: Worker,
    private readonly onCrash: () => void,
  ) {
    worker.on('error', (error) => this.fail(error));
    this.ended = new Promise((resolve) => {
      worker.once('exit', (code) => {
        this.fail(new Error(`the thread ended with code ${code}`));
        resolve();
      });
    });
  }

  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.worker.once('error', reject);
      this.worker.once('exit', () => reject(this.fault));
      this.worker.once('message', () => {
        this.isOpen = true;
        this.worker.on('message', (answer: Bytes) => this.settle()?.resolve(answer));
        // An idle database does not keep the process running.
        this.worker.unref();
        resolve();
      });
    });
  }

  exchange(messages: Bytes): Promise<Bytes> {
    return new Promise((resolve, reject) => {
      if (this.fault) return reject(this.fault);
      this.waiting.push({ resolve, reject });
      this.worker.ref();
      this.worker.postMessage(messages, [messages.buffer]);
    });
  }

  async close(): Promise<void> {
    this.fault ??= stopped('The embedded database is closed.');
    this.worker.ref();
    this.worker.postMessage('close', []);
    await this.ended;
  }

  private settle(): Waiting | undefined {
    const isClosing = this.fault !== undefined;
    if (this.waiting.length === 1 && !isClosing) this.worker.unref();
    return this.waiting.shift();
  }

  private fail(cause: Error): void {
    this.fault ??= this.report(stopped(`The embedded database stopped: ${cause.message ?? cause.name}.`, cause));
    for (const { reject } of this.waiting.splice(0)) reject(this.fault);
  }

  /** A database that did not open is reported by the caller of `open`. */
  private report(fault: Error): Error {
    if (!this.isOpen) return fault;
    this.logger.error(`${fault.message} Restart the server. What was stored is in the data folder.`);
    this.onCrash();
    return fault;
  }
}

/** With the SQLSTATE `crash_shutdown`, so that callers get an `UnavailableError`. */
function stopped(message: string, cause?: Error): Error {
  return Object.assign(new Error(message, { cause }), { code: '57P02' });
}
